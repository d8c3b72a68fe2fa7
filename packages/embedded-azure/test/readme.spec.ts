import { join } from 'node:path';
import { runReadmeExamples } from '@partner-orders/loopback-server/testing/run-readme-examples';

runReadmeExamples(join(import.meta.dirname, '..'));
