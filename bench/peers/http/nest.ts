import 'reflect-metadata';
import {
  Body,
  type CanActivate,
  ConflictException,
  Controller,
  type ExecutionContext,
  Get,
  Headers,
  HttpCode,
  Module,
  NotFoundException,
  Param,
  Post,
  Req,
  UnauthorizedException,
  UseGuards,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OrdersTable, type PlaceOrder } from './orders-table.ts';
import { type Caller, tokenVerifier } from './verify-token.ts';

/** Order taking with NestJS (on Fastify), class-validator and PostgreSQL: `nest.ts <URL of PostgreSQL> <authority as JSON>`. */

const orders = await OrdersTable.open(process.argv[2]);
const verify = tokenVerifier(JSON.parse(process.argv[3] ?? '{}'));

type Request = { headers: Record<string, string | undefined>; caller?: Caller };

// Node runs TypeScript without its decorators, which need a transformation; they are applied by hand.
const decorate = (target: object, property: string, ...decorators: PropertyDecorator[]) => {
  for (const apply of decorators) apply(target, property);
};

class Line {}
decorate(Line.prototype, 'sku', IsString(), Length(1, 40));
decorate(Line.prototype, 'quantity', IsInt(), Min(1), Max(10_000));

class ShipTo {}
for (const [name, most] of [
  ['name', 100],
  ['street', 200],
  ['city', 100],
  ['postalCode', 20],
] as const) {
  decorate(ShipTo.prototype, name, IsString(), Length(1, most));
}
decorate(ShipTo.prototype, 'country', Matches(/^[A-Z]{2}$/));

class PlaceOrderDto {}
decorate(PlaceOrderDto.prototype, 'reference', IsOptional(), IsString(), Length(1, 64));
const each = { each: true };
decorate(
  PlaceOrderDto.prototype,
  'lines',
  IsArray(),
  ArrayMinSize(1),
  ArrayMaxSize(100),
  ValidateNested(each),
  Type(() => Line),
);
decorate(
  PlaceOrderDto.prototype,
  'shipTo',
  IsObject(),
  ValidateNested(),
  Type(() => ShipTo),
);
decorate(PlaceOrderDto.prototype, 'paymentMethod', IsString(), Length(1, 100));
decorate(PlaceOrderDto.prototype, 'metadata', IsOptional(), IsObject());

class TokenGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const caller = await verify(request.headers['authorization']).catch(() => undefined);
    if (caller === undefined) throw new UnauthorizedException();
    request.caller = caller;
    return caller.roles.includes('orders.write');
  }
}

class OrdersController {
  async place(body: PlaceOrder, key: string, request: Request) {
    const order = await orders.place(body, request.caller?.clientId ?? '', key);
    if (order === 'another_body') throw new ConflictException();
    return order;
  }

  async find(id: string, request: Request) {
    const order = await orders.find(request.caller?.clientId ?? '', id);
    if (order === undefined) throw new NotFoundException();
    return order;
  }
}
const { prototype } = OrdersController;
const decorateMethod = (name: 'place' | 'find', types: unknown[], ...decorators: MethodDecorator[]) => {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (descriptor === undefined) return;
  for (const apply of decorators) apply(prototype, name, descriptor);
  Reflect.defineMetadata('design:paramtypes', types, prototype, name);
};
decorateMethod('place', [PlaceOrderDto, String, Object], Post(), HttpCode(202));
Body()(prototype, 'place', 0);
Headers('idempotency-key')(prototype, 'place', 1);
Req()(prototype, 'place', 2);
decorateMethod('find', [String, Object], Get(':id'));
Param('id')(prototype, 'find', 0);
Req()(prototype, 'find', 1);
Controller('v1/orders')(OrdersController);
UseGuards(TokenGuard)(OrdersController);

class OrdersModule {}
Module({ controllers: [OrdersController] })(OrdersModule);

const app = await NestFactory.create(OrdersModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
await app.listen(0, '127.0.0.1');
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url: await app.getUrl() });
