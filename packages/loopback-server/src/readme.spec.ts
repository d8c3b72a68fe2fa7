import { join } from 'node:path';
import { runReadmeExamples } from './testing/run-readme-examples.ts';

runReadmeExamples(join(import.meta.dirname, '..'));
