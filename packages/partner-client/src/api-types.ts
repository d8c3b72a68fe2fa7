// Generated from docs/openapi.json by `npm run openapi`.

export interface paths {
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description Your orders in pages, newest first by default. If an error on our side makes an order unreadable, it is left out of `data` and its id is in `meta.unreadable`; all other orders are listed.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order
         * @description Prices come from the catalogue: each is the price of your price list and currency at the moment of the order. You are charged the `total` of the response. The order is accepted as `pending`; follow it by its `Location`, its timeline or its events. If you send the same body again with the same `Idempotency-Key`, you get the first response again with `Idempotency-Replayed: true`, even if the catalogue has changed since; with a different body the request is refused. The minimum total is 0.50 in EUR and USD and 0.30 in GBP; the maximum is 999999.99.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an order
         * @description With `fields`, the response has only these fields, even where the schema requires others.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an order
         * @description You can change reference and metadata at any time, and the address until the payment is authorized. The body is a merge patch (RFC 7396): `null` removes a value, and what you leave out stays. You may send a whole order back: fields that cannot be changed are accepted if they have the order’s values. A patch that changes nothing is accepted in any state; the response is the current order, with the same version and ETag.
         */
        patch: operations["updateOrder"];
        trace?: never;
    };
    "/v1/orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order
         * @description The order becomes `cancelling` at once. Everything done so far is undone: the stock is released, the payment is released, the shipment is cancelled. Then it is `cancelled`, and `order.cancelled` says what was undone. Cancelling twice is one cancellation, with or without an `Idempotency-Key`, and an order that is failing stays as it is. If the payment is being taken already, the order is confirmed first. All that is left of a paid order is then refunded: its status is `refunding` instead, a shipment that has not left is stopped and its units go back on sale, and the carrier brings back one that has left. An order whose shipment is delivered, that has failed, or that was refunded without a cancellation, can not be cancelled: refund it instead.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the refunds of an order
         * @description All of them: an order has at most 100.
         */
        get: operations["listRefunds"];
        put?: never;
        /**
         * Refund an order
         * @description Pays back all that is left of an order that was paid, or some `lines`, or an `amount`. You may request several refunds, also at the same time: together they never pay back more than was captured. A refund of all that is left also stops the shipment, or has it returned if it has left. The refund is accepted as `pending`; `order.refunded` or `order.refund_failed` says how it ended. If you send the same body again with the same `Idempotency-Key`, nothing is refunded again, and you get the first response with `Idempotency-Replayed: true`.
         */
        post: operations["requestRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/refunds/{refundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a refund */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the timeline of an order
         * @description Every event of the order, in sequence. If an error on our side makes an event unreadable, an entry of type `unreadable` takes its place; all other events are listed.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream the events of an order
         * @description Server-sent events: `id` is the event’s `sequence`, `event` is its type, and `data` is an entry of the timeline. When there are no events, a comment keeps the stream alive. The stream ends after some minutes: connect again with `Last-Event-ID`, as every `EventSource` does. With an id that the order has not reached yet, the stream starts at the first event. The number of streams that a partner may have open at a time is limited: a further one gets 429 `too_many_streams` until another ends.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all your events
         * @description All events of all your orders, oldest first, for 30 days. The order never changes, and no event appears before one that you have read: keep `nextCursor`, send it as `after` next time, and you miss none. Without `after` the list begins with the oldest event that is kept. Events of one order are in sequence. An event is here within seconds. It may come twice after we had to restore our database: you recognise it by its `id`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream all your events
         * @description The list of all your events as server-sent events, without end: `id` is the cursor of the event, `event` is its type, and `data` is the event. It begins after `after`, and after `Last-Event-ID` when your client connects again; you miss none. When there are no events, a comment keeps the stream alive, and an `id` without an event says where to go on. The stream ends after some minutes: connect again, as every `EventSource` does. The number of streams that a partner may have open at a time is limited: a further one gets 429 `too_many_streams` until another ends.
         */
        get: operations["streamAllEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products
         * @description The products that you can order, sorted by SKU, with your price and the stock. When a price changes at the moment of an order, the `total` of the order is what you pay. If an error on our side makes a product unreadable, it is left out of `data` and its SKU is in `meta.unreadable`: it cannot be ordered until we have fixed it.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a product
         * @description Its price for you, and how many are available. When a price changes at the moment of an order, the `total` of the order is what you pay.
         */
        get: operations["getProduct"];
        /**
         * Add or replace a product
         * @description The name, all prices and the threshold of `stock.low`. Send `If-None-Match: *` to add a product, or `If-Match` with the ETag of the last answer or of `GET /v1/catalogue/{sku}` to replace it. The prices of a new product may apply at once. Later, a new price applies 15 seconds from now at the earliest, so that no order can have a price that has just ended. Until the next price of its list and currency begins, a price continues to apply; a list and currency that you leave out ends. A partner whose price list has no price for a product gets the one of the list `default`. A discontinued product is on sale again.
         */
        put: operations["putProduct"];
        post?: never;
        /**
         * Discontinue a product
         * @description New orders cannot have it, 10 seconds from now at the latest. Orders that were placed before keep it. Its stock stays. `PUT` puts it on sale again.
         */
        delete: operations["discontinueProduct"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description The name, prices, or `lowStockAt`, by the rules of `PUT`. The body is a merge patch (RFC 7396): what you leave out stays. `prices` is merged too, by price list and currency: those that it names get these prices, an `amount` of null ends one, and the others stay. A discontinued product stays so.
         */
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/v1/products/{sku}/stock-adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adjust the stock of a product
         * @description Books a delivery or a loss with `delta`, or what you have counted with `count`. The stock never falls below what is reserved for orders. If you send the same body again with the same `Idempotency-Key`, nothing is booked again, and you get the same response with `Idempotency-Replayed: true`.
         */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{sku}/stock-movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the movements of stock
         * @description The ledger of one product: first the reservations of orders in progress, then all other movements, each newest first. A reservation that ends becomes a `release` or a `sale`, with the time at which it began. If an error on our side makes a movement unreadable, it is left out of `data` and its id is in `meta.unreadable`.
         */
        get: operations["listStockMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the whole catalogue
         * @description All products with all their prices and their stock, sorted by SKU, also the discontinued ones. If an error on our side makes a product unreadable, it is left out of `data` and its SKU is in `meta.unreadable`.
         */
        get: operations["listCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a product of the catalogue
         * @description All its prices and its stock, also when it is discontinued. The ETag is that of name and prices, for the If-Match of a change; the stock changes without it, so there is no 304.
         */
        get: operations["getCatalogueEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the daily report
         * @description How many orders were placed, confirmed and failed, and what was refunded, by day (UTC) and currency.
         */
        get: operations["getDailyReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-events/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a payment event
         * @description For Stripe only, which signs each request (`Stripe-Signature`). An event that comes again changes nothing. Partners do not call this.
         */
        post: operations["receivePaymentEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-events/carrier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a tracking event
         * @description For the carrier only, which signs each request as Standard Webhooks say (`webhook-signature`). An event that comes again changes nothing. Partners do not call this.
         */
        post: operations["receiveShipmentEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check liveness
         * @description Whether the process runs.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check readiness
         * @description Whether the service can accept orders.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List error codes
         * @description Browsers get a web page.
         */
        get: operations["listErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/errors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain an error code
         * @description Its cause, what to do, and an example. Browsers get a web page.
         */
        get: operations["explainError"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the documentation
         * @description Redirects browsers to the documentation; programs get its URLs.
         */
        get: operations["getRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open the documentation
         * @description This document as a web page where you can try operations.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a file of the documentation
         * @description A script, style sheet or licence of the documentation page.
         */
        get: operations["getDocsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token for the documentation
         * @description For the documentation page only: it passes client credentials on to Microsoft Entra, which does not accept requests from pages of other origins. Programs get their tokens directly from `tokenUrl`.
         */
        post: operations["getDocsToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get this document */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PlaceOrder: {
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The products and quantities */
            lines: components["schemas"]["RequestedLine"][];
            /** @description The delivery address */
            shipTo: components["schemas"]["ShipTo"];
            /** @description The payment provider’s token for the payment method, never a card number */
            paymentMethod: string;
            /** @description Where the payer’s browser goes after they confirmed or refused the payment, for example with 3-D Secure. Only https. The payment provider adds its own parameters: read the result from the order, not from them. Without `returnUrl`, a payment that needs the payer is declined */
            returnUrl?: string;
            /** @description Up to 50 of your own names and values */
            metadata?: {
                [key: string]: string;
            };
        };
        RequestedLine: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description The number of units */
            quantity: number;
        };
        ShipTo: {
            /** @description Who receives it */
            name: string;
            /** @description Street and number */
            street: string;
            /** @description City */
            city: string;
            /** @description Postal code */
            postalCode: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
        };
        /**
         * @example {
         *       "id": "ord_8esn9detr82z9cmsvc7wzjj8gf",
         *       "status": "confirmed",
         *       "version": 5,
         *       "createdAt": "2026-01-31T12:00:00.000Z",
         *       "updatedAt": "2026-01-31T12:00:01.118Z",
         *       "reference": "PO-2026-0001",
         *       "lines": [
         *         {
         *           "sku": "MUG-01",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 1290,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 2580,
         *             "currency": "EUR"
         *           }
         *         },
         *         {
         *           "sku": "BEANS-01",
         *           "quantity": 1,
         *           "unitPrice": {
         *             "amount": 2450,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 2450,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "total": {
         *         "amount": 5030,
         *         "currency": "EUR"
         *       },
         *       "shipTo": {
         *         "name": "Ada Example",
         *         "street": "Beispielgasse 7",
         *         "city": "Wien",
         *         "postalCode": "1070",
         *         "country": "AT"
         *       },
         *       "paymentMethod": "pm_card_visa",
         *       "metadata": {
         *         "channel": "web"
         *       },
         *       "payment": {
         *         "status": "captured"
         *       },
         *       "shipment": {
         *         "trackingNumber": "LP371603725022",
         *         "carrier": "Loopback Parcels",
         *         "status": "booked",
         *         "parcels": [
         *           {
         *             "trackingNumber": "LP371603725022",
         *             "status": "booked",
         *             "lines": [
         *               {
         *                 "sku": "MUG-01",
         *                 "quantity": 2
         *               },
         *               {
         *                 "sku": "BEANS-01",
         *                 "quantity": 1
         *               }
         *             ]
         *           }
         *         ]
         *       }
         *     }
         */
        Order: {
            /** @description The id of an order */
            id: string;
            /** @description How far the order is. `pending`: accepted; processing has not started. `reserved`: the stock is reserved. `awaiting_payment`: the payer has to confirm the payment: see `payment.action`. `authorized`: the amount is held. `booked`: the shipment is booked. `confirmed`: paid; only a refund or a cancellation can follow. `refunding`: paid; a refund is on its way. `partially_refunded`: paid, and a part was refunded; more can be refunded. `refunded`: paid, and all of it was refunded; final. `cancelling`: you cancelled it; everything done so far is being undone. `cancelled`: you cancelled it, and everything was undone; final. `failed`: everything done so far was undone; final. There may be others: treat one that you do not know as on its way */
            status: string;
            /** @description The number of the order’s version: it grows with each change and is the ETag */
            version: number;
            /**
             * Format: date-time
             * @description When the order was placed
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the order last changed
             */
            updatedAt: string;
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The products and quantities */
            lines: components["schemas"]["OrderLine"][];
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description The delivery address */
            shipTo: components["schemas"]["Address"];
            /** @description The payment provider’s token for the payment method */
            paymentMethod: string;
            /** @description Where the payer’s browser goes after they confirmed the payment */
            returnUrl?: string;
            /** @description Your own names and values */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Present while the order waits for an outage to end or for our staff
             * @constant
             */
            delayed?: true;
            /** @description The state of the payment */
            payment: components["schemas"]["Payment"];
            /** @description Present while the order waits for a review. You can cancel it meanwhile */
            hold?: components["schemas"]["Hold"];
            /** @description The goods on their way, once the shipment is booked */
            shipment?: components["schemas"]["Shipment"];
            /** @description Why the order failed, if it did */
            failure?: components["schemas"]["OrderFailure"];
            /** @description Present if you cancelled the order */
            cancellation?: components["schemas"]["Cancellation"];
            /** @description Present once a refund was requested */
            refunds?: components["schemas"]["RefundTotals"];
            /** @description Present if the payer disputed the payment at their bank */
            disputes?: components["schemas"]["Dispute"][];
        };
        OrderLine: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description The number of units */
            quantity: number;
            /** @description The price of one unit when the order was placed */
            unitPrice: components["schemas"]["Money"];
            /** @description The price of all units of this line */
            total: components["schemas"]["Money"];
        };
        Money: {
            /** @description In minor units: 1299 is 12.99 */
            amount: number;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
        };
        Address: {
            /** @description Who receives it */
            name: string;
            /** @description Street and number */
            street: string;
            /** @description City */
            city: string;
            /** @description Postal code */
            postalCode: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
        };
        PaymentAction: {
            /**
             * @description `redirect`: open `url` in the payer’s browser
             * @constant
             */
            type: "redirect";
            /** @description A page of the payment provider or the bank. Give it to the payer only */
            url: string;
            /**
             * Format: date-time
             * @description If the payer has not confirmed by then, the order fails
             */
            expiresAt: string;
        };
        Payment: {
            /**
             * @description `pending`: not authorized yet. `authorized`: the amount is held. `captured`: it is paid. `released`: it was held and is no more. `declined`: the provider refused. `cancelled`: the order ended before anything was held. `partially_refunded`, `refunded`: it was paid, and a part or all of it was paid back. `unknown`: it cannot be said at the moment; ask again.
             * @enum {string}
             */
            status: "pending" | "authorized" | "captured" | "released" | "declined" | "cancelled" | "partially_refunded" | "refunded" | "unknown";
            /** @description Present while the order is `awaiting_payment`: what the payer has to do */
            action?: components["schemas"]["PaymentAction"];
        };
        Hold: {
            /** @description Why it waits */
            reason: string;
            /**
             * Format: date-time
             * @description When the order was selected for the review
             */
            since: string;
            /**
             * Format: date-time
             * @description When the order continues or fails at the latest
             */
            until: string;
        };
        Shipment: {
            /** @description The carrier’s tracking number of the first parcel */
            trackingNumber: string;
            /** @description The carrier */
            carrier: string;
            /** @description Where the goods are: `shipped` from when the first parcel leaves until the last has arrived. Then the status that all parcels have, or else the worst of them: `lost`, then `returned` */
            status: string;
            /** @description The parcels: the carrier may send the goods in several */
            parcels: components["schemas"]["Parcel"][];
        };
        Parcel: {
            /** @description The carrier’s tracking number of this parcel */
            trackingNumber: string;
            /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
            status: string;
            /** @description What is in it. Empty if the carrier does not say */
            lines: components["schemas"]["ParcelLine"][];
        };
        ParcelLine: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description The number of units in it */
            quantity: number;
        };
        OrderFailure: {
            /** @description What went wrong, as a code for programs. We may add codes: for one that you do not know, read the message */
            code: string;
            /** @description What went wrong, as a sentence for people */
            message: string;
            /** @description The step that failed */
            step: string;
        };
        Cancellation: {
            /**
             * Format: date-time
             * @description When you cancelled it
             */
            requestedAt: string;
        };
        RefundTotals: {
            /** @description The sum of the refunds that are on their way */
            pending: components["schemas"]["Money"];
            /** @description The sum of the refunds that succeeded */
            refunded: components["schemas"]["Money"];
            /** @description What can still be refunded */
            left: components["schemas"]["Money"];
        };
        Dispute: {
            /** @description `open`: the bank has the money until it decides. `won`: you keep it. `lost`: the payer has it */
            status: string;
            /** @description What is disputed */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When the payer disputed it
             */
            openedAt: string;
        };
        OrderList: {
            /** @description The items of this page */
            data: components["schemas"]["Order"][];
            /** @description The position of this page in the list */
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @example {
         *       "limit": 50,
         *       "nextCursor": null,
         *       "hasMore": false
         *     }
         */
        PageMeta: {
            /** @description The maximum number of items on a page */
            limit: number;
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
            /** @description Whether there is a next page */
            hasMore: boolean;
            /** @description Present if an error on our side makes an item unreadable: the items left out of `data`. We have been notified */
            unreadable?: string[];
        };
        PatchOrder: {
            /** @description Your own reference; `null` removes it */
            reference?: string | null;
            /** @description Your own names and values that change; `null` removes one */
            metadata?: {
                [key: string]: string | null;
            } | null;
            /** @description The parts of the address that change */
            shipTo?: {
                /** @description Who receives it */
                name?: string;
                /** @description Street and number */
                street?: string;
                /** @description City */
                city?: string;
                /** @description Postal code */
                postalCode?: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
            };
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            id?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            status?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            version?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            createdAt?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            updatedAt?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            lines?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            total?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            paymentMethod?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            returnUrl?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            delayed?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            payment?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            hold?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            shipment?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            failure?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            cancellation?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            refunds?: unknown;
            /** @description Cannot be changed. You may leave it out or send it with the order’s value */
            disputes?: unknown;
        };
        RequestRefund: {
            /** @description The units to pay back, at the prices of the order. Leave out `amount` */
            lines?: components["schemas"]["RefundedLine"][];
            /** @description The amount to pay back. Leave out `lines` */
            amount?: components["schemas"]["RefundedAmount"];
            /** @description Why, for your own records */
            reason: string;
            /**
             * @description Whether the units go back on sale. Not possible with `amount`, which names no units
             * @default false
             */
            restock: boolean;
        };
        RefundedLine: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description The number of units */
            quantity: number;
        };
        RefundedAmount: {
            /** @description In minor units: 1299 is 12.99 */
            amount: number;
            /** @description The currency of the order */
            currency: string;
        };
        /**
         * @example {
         *       "id": "ref_3c2n1whq9f6y8tbdxz0e5k7mra",
         *       "orderId": "ord_8esn9detr82z9cmsvc7wzjj8gf",
         *       "status": "pending",
         *       "amount": {
         *         "amount": 1290,
         *         "currency": "EUR"
         *       },
         *       "lines": [
         *         {
         *           "sku": "MUG-01",
         *           "quantity": 1
         *         }
         *       ],
         *       "reason": "One mug arrived broken",
         *       "restock": false,
         *       "createdAt": "2026-02-02T09:30:00.000Z",
         *       "updatedAt": "2026-02-02T09:30:00.000Z"
         *     }
         */
        Refund: {
            /** @description The id of a refund */
            id: string;
            /** @description The id of an order */
            orderId: string;
            /** @description `pending`: on its way. `succeeded`: the provider has sent the money back. `failed`: no money moved, and it can be requested again */
            status: string;
            /** @description What is paid back */
            amount: components["schemas"]["Money"];
            /** @description The units that it pays back. Empty if you asked for an amount */
            lines: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
                /** @description The number of units */
                quantity: number;
            }[];
            /** @description Why */
            reason: string;
            /** @description Whether the units go back on sale */
            restock: boolean;
            /** @description Why it failed, if it did */
            failure?: components["schemas"]["RefundFailure"];
            /**
             * @description Present while it waits for an outage to end or for our staff
             * @constant
             */
            delayed?: true;
            /**
             * Format: date-time
             * @description When it was requested
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its status last changed
             */
            updatedAt: string;
        };
        RefundFailure: {
            /** @description What went wrong, as a code for programs */
            code: string;
            /** @description What went wrong, as a sentence for people */
            message: string;
        };
        RefundList: {
            /** @description The oldest first */
            data: components["schemas"]["Refund"][];
        };
        Timeline: {
            /** @description Every event of the order, in sequence */
            data: components["schemas"]["TimelineEntry"][];
        };
        TimelineEntry: components["schemas"]["OrderEvent"] | components["schemas"]["UnreadableOrderEvent"];
        /**
         * @example {
         *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
         *       "type": "order.booked",
         *       "sequence": 4,
         *       "createdAt": "2026-01-31T12:00:01.103Z",
         *       "by": "saga",
         *       "data": {
         *         "status": "booked",
         *         "total": {
         *           "amount": 5030,
         *           "currency": "EUR"
         *         },
         *         "reference": "PO-2026-0001",
         *         "trackingNumber": "LP371603725022"
         *       }
         *     }
         */
        OrderEvent: {
            /** @description The id of the event: the same if the event is delivered again */
            id: string;
            /** @description What happened. `order.placed`: you placed the order. `order.reserved`: the stock is reserved. `order.payment_action_required`: the payer has to confirm the payment: get the order, and open its `payment.action.url` in their browser. `order.authorized`: the amount is held. `order.booked`: the shipment is booked. `order.confirmed`: the order is paid. `order.failed`: the order failed, and everything done so far was undone. `order.cancellation_requested`: you cancelled the order. `order.cancelled`: everything done so far was undone. `order.refund_requested`: you or our staff requested a refund, or you cancelled an order that was paid. `order.refunded`: a refund succeeded: the money is on its way to the payer. `order.refund_failed`: a refund was refused or did not arrive, and the money is not refunded; you may request another one. `order.disputed`: the payer disputed the payment at their bank; the amount can’t be refunded. `order.dispute_closed`: the bank decided: won, the money stays; lost, the payer has it. `order.shipped`: the first parcel has left. `order.delivered`: all parcels are delivered. `order.returned`: no parcel is on its way, and one came back; nothing is refunded by itself. `order.lost`: no parcel is on its way, and the carrier does not find one; nothing is refunded by itself. `order.shipment_updated`: a parcel has moved or was added, and the status of the whole shipment stays the same. `order.updated`: you changed the order. `order.delayed`: the order waits for an outage to end or for our staff. `order.resumed`: the order continues. `order.held`: the order is under review, and waits for the result. `order.released`: the review is over, and the order continues. `order.rejected`: the order was not accepted after a review; everything done so far is being undone. `order.resume_requested`: our staff requested another attempt. `order.reclaimed`: the work on the order was started again, because its process was lost. We may add types: ignore those that you do not know */
            type: string;
            /** @description The position of the event in the order, counted from 1 without gaps */
            sequence: number;
            /** @description Who caused it: you (`partner`), the order’s processing (`saga`), our staff (`operator`), the payer (`payer`), the carrier (`carrier`) or the review of orders (`screening`) */
            by: string;
            /** @description The data of the event; its fields depend on the type */
            data: {
                /** @description The status of the order after the event */
                status: string;
                /** @description The price of the whole order */
                total: components["schemas"]["Money"];
                /** @description Your own reference for the order */
                reference?: string;
                /** @description Of `order.failed`, `order.refund_failed`: the code of the failure */
                reason?: string;
                /** @description Of `order.failed`: the step that failed */
                step?: string;
                /** @description Of `order.booked`: the carrier’s tracking number */
                trackingNumber?: string;
                /** @description Of `order.failed`, `order.cancelled`: what was undone, the last first: `shipment_cancelled`, `payment_released`, `stock_released` */
                undone?: string[];
                /** @description Of `order.refund_requested`, `order.refunded`, `order.refund_failed`, and of others that are about a refund: its id */
                refundId?: string;
                /** @description Of `order.refund_requested`, `order.refunded`, `order.refund_failed`, `order.disputed`, `order.dispute_closed`: the amount of the refund or dispute */
                amount?: components["schemas"]["Money"];
                /**
                 * @description Of `order.dispute_closed`: whether you keep the money
                 * @enum {string}
                 */
                outcome?: "won" | "lost";
                /**
                 * Format: date-time
                 * @description Of `order.payment_action_required`: when the payer’s time to confirm ends
                 */
                expiresAt?: string;
                /** @description Of `order.shipped`, `order.delivered`, `order.returned`, `order.lost`, `order.shipment_updated`: all parcels of the order, with their status after the event */
                parcels?: {
                    /** @description The carrier’s tracking number of this parcel */
                    trackingNumber: string;
                    /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
                    status: string;
                }[];
                /** @description Of `order.updated`: the names of the fields that changed */
                changed?: string[];
            };
            /**
             * Format: date-time
             * @description When it happened
             */
            createdAt: string;
        };
        UnreadableOrderEvent: {
            /** @description The id of the event */
            id: string;
            /**
             * @description Means that the event cannot be shown
             * @constant
             */
            type: "unreadable";
            /** @description Its position in the sequence */
            sequence: number;
            /** @description Why it cannot be shown, as a sentence */
            message: string;
        };
        EventList: {
            /** @description The events of this page, oldest first */
            data: components["schemas"]["Event"][];
            /** @description Where to go on */
            meta: components["schemas"]["EventListMeta"];
        };
        /**
         * @example {
         *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
         *       "type": "order.booked",
         *       "sequence": 4,
         *       "data": {
         *         "status": "booked",
         *         "total": {
         *           "amount": 5030,
         *           "currency": "EUR"
         *         },
         *         "reference": "PO-2026-0001",
         *         "trackingNumber": "LP371603725022"
         *       },
         *       "at": "2026-01-31T12:00:01.103Z",
         *       "orderId": "ord_8esn9detr82z9cmsvc7wzjj8gf"
         *     }
         */
        Event: {
            /** @description The id of the event, which is the same wherever you get the event */
            id: string;
            /** @description What happened. We may add types: ignore those that you do not know */
            type: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description The order that it is about */
            orderId?: string;
            /** @description Its position among the events of the order, without gaps */
            sequence?: number;
            /** @description What happened, as in the timeline of the order */
            data: {
                [key: string]: unknown;
            };
        };
        EventListMeta: {
            /** @description The maximum number of events on a page */
            limit: number;
            /** @description Send it as `after` to go on. Keep it: it is there even if nothing has come since */
            nextCursor: string;
            /** @description Whether there may be more already. A page can be empty and still have more */
            hasMore: boolean;
        };
        ProductList: {
            /** @description The items of this page */
            data: components["schemas"]["Product"][];
            /** @description The position of this page in the list */
            meta: components["schemas"]["PageMeta"];
        };
        Product: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description Its name */
            name: string;
            /** @description The price of one unit */
            price: components["schemas"]["Money"];
            /** @description How many units you can order now */
            available: number;
        };
        PutProduct: {
            /** @description The name that partners see */
            name: string;
            /** @description All prices: a price list and currency that is left out ends */
            prices: components["schemas"]["AskedPrice"][];
            /** @description `stock.low` is sent when this many units or fewer can be ordered. Absent: never */
            lowStockAt?: number;
        };
        AskedPrice: {
            /** @description The price of one unit in minor units: 1299 is 12.99 */
            amount: number;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
            /**
             * @description The price list of the partners that pay it
             * @default default
             */
            priceList: string;
            /**
             * Format: date-time
             * @description When it begins to apply: at least 15 seconds from now, unless the product has no price yet. Absent: as soon as possible
             */
            validFrom?: string;
        };
        CatalogueProduct: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description The name that partners see */
            name: string;
            /** @description The prices that apply now or will */
            prices: components["schemas"]["CataloguePrice"][];
            /** @description `stock.low` is sent when this many units or fewer can be ordered. Absent: never */
            lowStockAt?: number;
            /**
             * Format: date-time
             * @description Since when new orders cannot have it
             */
            discontinuedAt?: string;
            /** @description Grows with each change; it is the ETag */
            version: number;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
        };
        CataloguePrice: {
            /** @description The price of one unit in minor units */
            amount: number;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
            /** @description The price list of the partners that pay it */
            priceList: string;
            /**
             * Format: date-time
             * @description When it begins to apply
             */
            validFrom: string;
            /**
             * Format: date-time
             * @description When it ends, if no other price follows
             */
            validUntil?: string;
        };
        PatchProduct: {
            /** @description The name that partners see */
            name?: string;
            /** @description The prices of the price lists and currencies that are named here; the others stay as they are. An `amount` of null ends one */
            prices?: components["schemas"]["PricePatch"][];
            /** @description As in a `PUT`; null removes it */
            lowStockAt?: number | null;
        };
        PricePatch: {
            /** @description As in a `PUT`; null ends the price list and currency */
            amount: number | null;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
            /**
             * @description The price list of the partners that pay it
             * @default default
             */
            priceList: string;
            /**
             * Format: date-time
             * @description When it begins to apply: at least 15 seconds from now, unless the product has no price yet. Absent: as soon as possible
             */
            validFrom?: string;
        };
        AdjustStock: {
            /** @description How many units came in, or, below zero, how many are lost */
            delta?: number;
            /** @description How many units are there, counted, with those that are reserved for orders */
            count?: number;
            /** @description Why, for the ledger */
            reason: string;
        };
        StockMovement: {
            /** @description Identifies the movement */
            id: string;
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description What was moved. `delivery` and `correction` change what is available, `reservation` moves units from available to reserved, `release` moves them back, `sale` takes them off the stock, `restock` brings sold units back */
            type: string;
            /** @description The number of units; below zero only in a `correction` */
            quantity: number;
            /**
             * Format: date-time
             * @description When
             */
            at: string;
            /**
             * Format: date-time
             * @description When they were reserved, of a `release` and a `sale`
             */
            reservedAt?: string;
            /** @description The order that they are for */
            orderId?: string;
            /** @description Why */
            reason: string;
            /** @description Who caused it: a client’s id, an operator, or a part of this service */
            by: string;
        };
        StockMovementList: {
            /** @description The items of this page */
            data: components["schemas"]["StockMovement"][];
            /** @description The position of this page in the list */
            meta: components["schemas"]["PageMeta"];
        };
        Catalogue: {
            /** @description The items of this page */
            data: components["schemas"]["CatalogueEntry"][];
            /** @description The position of this page in the list */
            meta: components["schemas"]["PageMeta"];
        };
        CatalogueEntry: {
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /** @description The name that partners see */
            name: string;
            /** @description The prices that apply now or will */
            prices: components["schemas"]["CataloguePrice"][];
            /** @description `stock.low` is sent when this many units or fewer can be ordered. Absent: never */
            lowStockAt?: number;
            /**
             * Format: date-time
             * @description Since when new orders cannot have it
             */
            discontinuedAt?: string;
            /** @description Grows with each change; it is the ETag */
            version: number;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Units of it */
            stock: {
                /** @description Can be ordered now */
                available: number;
                /** @description On hand, but reserved for orders */
                reserved: number;
                /** @description Consumed by confirmed orders, less what came back */
                sold: number;
            };
        };
        DailyReportList: {
            /** @description One entry per day and currency */
            data: components["schemas"]["DailyReport"][];
            /** @description Present if `data` is incomplete: the days with missing data */
            meta?: components["schemas"]["DailyReportMeta"];
        };
        DailyReport: {
            /**
             * Format: date
             * @description The day, in UTC
             */
            day: string;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
            /** @description The number of orders placed that day */
            orders: number;
            /** @description The number of orders confirmed that day */
            confirmed: number;
            /** @description The number of orders that failed that day */
            failed: number;
            /** @description The total value of the confirmed orders */
            revenue: components["schemas"]["Money"];
            /** @description The number of refunds that succeeded that day */
            refunds: number;
            /** @description The total amount of these refunds. It is not taken from `revenue` */
            refunded: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When the last event was counted
             */
            asOf: string;
        };
        DailyReportMeta: {
            /** @description Present if an error on our side makes an item unreadable: the items left out of `data`. We have been notified */
            unreadable?: string[];
        };
        ProviderEventBody: {
            /** @description The type of the event, in the provider’s words */
            type: string;
        } & {
            [key: string]: unknown;
        };
        EventReceipt: {
            /**
             * @description Stored, stored before, or of a type that is not processed here
             * @enum {string}
             */
            outcome: "received" | "repeated" | "ignored";
        };
        Liveness: {
            /**
             * @description The process runs
             * @constant
             */
            status: "ok";
        };
        Readiness: {
            /**
             * @description The service can accept orders
             * @constant
             */
            status: "ready";
        };
        ErrorList: {
            /** @description Every code that an error may carry */
            data: components["schemas"]["ErrorExplanation"][];
        };
        ErrorExplanation: {
            /**
             * @description The code in the error
             * @enum {string}
             */
            code: "malformed_request" | "malformed_json" | "validation_failed" | "invalid_precondition" | "invalid_client" | "invalid_cursor" | "idempotency_key_missing" | "idempotency_key_invalid" | "invalid_signature" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "not_changeable" | "not_cancellable" | "not_refundable" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "expectation_failed" | "idempotency_key_reused" | "unknown_sku" | "amount_too_small" | "amount_too_large" | "refund_exceeds_captured" | "mixed_currencies" | "stock_below_zero" | "precondition_required" | "headers_too_large" | "too_many_streams" | "rate_limited" | "internal_error" | "upstream_unavailable" | "upstream_timeout" | "service_unavailable" | "not_ready";
            /** @description The HTTP status of the error */
            status: number;
            /** @description The `message` of the error */
            title: string;
            /** @description Why it happens */
            cause: string;
            /** @description What to do about it */
            remedy: string;
            /** @description An example of the error’s body */
            example: unknown;
        };
        ServiceIndex: {
            /**
             * Format: uri
             * @description The page that documents the API
             */
            documentation: string;
            /**
             * Format: uri
             * @description The API as an OpenAPI document
             */
            openapi: string;
            /**
             * Format: uri
             * @description What every error code means
             */
            errors: string;
        };
        DocsTokenRequest: {
            /** @description The id of your application at Microsoft Entra */
            clientId: string;
            /** @description Its secret; we pass it on and do not store it */
            clientSecret: string;
        };
        DocsToken: {
            /** @description The token */
            accessToken: string;
            /** @description How many seconds the token is valid */
            expiresIn: number;
        };
        ErrorEnvelope: {
            /** @description What went wrong */
            error: {
                /**
                 * @description What went wrong, as a code for programs
                 * @enum {string}
                 */
                code: "malformed_request" | "malformed_json" | "validation_failed" | "invalid_precondition" | "invalid_client" | "invalid_cursor" | "idempotency_key_missing" | "idempotency_key_invalid" | "invalid_signature" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "not_changeable" | "not_cancellable" | "not_refundable" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "expectation_failed" | "idempotency_key_reused" | "unknown_sku" | "amount_too_small" | "amount_too_large" | "refund_exceeds_captured" | "mixed_currencies" | "stock_below_zero" | "precondition_required" | "headers_too_large" | "too_many_streams" | "rate_limited" | "internal_error" | "upstream_unavailable" | "upstream_timeout" | "service_unavailable" | "not_ready";
                /** @description What went wrong, as a sentence for people */
                message: string;
                /** @description Every fault and where it is. If there are more than 100: the first 100, and how many more there are */
                details: {
                    /** @description Where the fault is, such as `lines[0].quantity` or `query.limit` */
                    path: string;
                    /** @description What is wrong */
                    message: string;
                }[];
                /** @description Identifies this request in our logs: send it to us when you ask for help */
                requestId: string;
                /**
                 * Format: date-time
                 * @description When the error occurred
                 */
                timestamp: string;
                /**
                 * Format: uri
                 * @description The page that explains this code
                 */
                docs: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Identifies this request in our logs. It is your own id if you sent a well-formed one */
        "x-request-id": string;
        /** @description The entity tag of this version, for If-None-Match and If-Match */
        etag: string;
        /** @description The URL of the resource */
        location: string;
        /** @description The next page as `rel="next"` (RFC 8288); absent on the last page */
        link: string;
        /** @description `true` if this response repeats the first one */
        "idempotency-replayed": string;
        /** @description How long you may cache the response */
        "cache-control": string;
        /** @description The media types that a PATCH of this resource accepts (RFC 5789) */
        "accept-patch": string;
        /** @description `Bearer`, with `error="invalid_token"` if the request had a token */
        "www-authenticate": string;
        /** @description Seconds to wait before you try again */
        "retry-after": string;
        /** @description The limit that applies: `q` calls in `w` seconds */
        "ratelimit-policy": string;
        /** @description What is left of the limit: `r` calls; the full limit is available again in `t` seconds */
        ratelimit: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrders: {
        parameters: {
            query?: {
                /** @description Only orders with this status */
                status?: "pending" | "reserved" | "awaiting_payment" | "authorized" | "booked" | "confirmed" | "refunding" | "partially_refunded" | "refunded" | "cancelling" | "cancelled" | "failed";
                /** @description Only orders with exactly this reference of yours */
                reference?: string;
                /** @description Only orders placed after this RFC 3339 time */
                createdAfter?: string;
                /** @description Only orders placed before this RFC 3339 time */
                createdBefore?: string;
                /** @description Sorts by the time when orders were placed; a leading minus puts the newest first */
                sort?: "createdAt" | "-createdAt";
                /** @description The maximum number of items to return */
                limit?: number;
                /** @description The `nextCursor` of the previous page; keep the same filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List orders */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_cursor",
                     *         "message": "The cursor does not belong to this list.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_cursor"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "PO-2026-0001",
                 *       "lines": [
                 *         {
                 *           "sku": "MUG-01",
                 *           "quantity": 2
                 *         },
                 *         {
                 *           "sku": "BEANS-01",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "shipTo": {
                 *         "name": "Ada Example",
                 *         "street": "Beispielgasse 7",
                 *         "city": "Wien",
                 *         "postalCode": "1070",
                 *         "country": "AT"
                 *       },
                 *       "paymentMethod": "pm_card_visa",
                 *       "metadata": {
                 *         "channel": "web"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description Place an order */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                     *       "status": "pending",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "reference": "PO-2026-0001",
                     *       "lines": [
                     *         {
                     *           "sku": "MUG-01",
                     *           "quantity": 2,
                     *           "unitPrice": {
                     *             "amount": 1290,
                     *             "currency": "EUR"
                     *           },
                     *           "total": {
                     *             "amount": 2580,
                     *             "currency": "EUR"
                     *           }
                     *         },
                     *         {
                     *           "sku": "BEANS-01",
                     *           "quantity": 1,
                     *           "unitPrice": {
                     *             "amount": 2450,
                     *             "currency": "EUR"
                     *           },
                     *           "total": {
                     *             "amount": 2450,
                     *             "currency": "EUR"
                     *           }
                     *         }
                     *       ],
                     *       "total": {
                     *         "amount": 5030,
                     *         "currency": "EUR"
                     *       },
                     *       "shipTo": {
                     *         "name": "Ada Example",
                     *         "street": "Beispielgasse 7",
                     *         "city": "Wien",
                     *         "postalCode": "1070",
                     *         "country": "AT"
                     *       },
                     *       "paymentMethod": "pm_card_visa",
                     *       "metadata": {
                     *         "channel": "web"
                     *       },
                     *       "payment": {
                     *         "status": "pending"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `idempotency_key_missing`: The header Idempotency-Key is required.
             *
             *     `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `unknown_sku`: At least one SKU is not in the catalogue.
             *
             *     `mixed_currencies`: All lines of an order must have prices in the same currency.
             *
             *     `amount_too_small`: The order costs less than the payment provider accepts.
             *
             *     `amount_too_large`: The order costs more than the payment provider accepts.
             *
             *     `idempotency_key_reused`: The Idempotency-Key was already used with a different request.
             */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_sku",
                     *         "message": "At least one SKU is not in the catalogue.",
                     *         "details": [
                     *           {
                     *             "path": "lines[1].sku",
                     *             "message": "is not in the catalogue"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unknown_sku"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: {
                /** @description The names of the fields to return, separated by commas */
                fields?: ("id" | "status" | "version" | "createdAt" | "updatedAt" | "reference" | "lines" | "total" | "shipTo" | "paymentMethod" | "returnUrl" | "metadata" | "delayed" | "payment" | "hold" | "shipment" | "failure" | "cancellation" | "refunds" | "disputes")[];
            };
            header?: {
                /** @description The ETag of the version that you already have. If it is still current, the response is a 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get an order */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "accept-patch": components["headers"]["accept-patch"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "accept-patch": components["headers"]["accept-patch"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    updateOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that you want to change, or `*` for any version. */
                "If-Match": string;
            };
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "PO-2026-0002",
                 *       "metadata": {
                 *         "channel": null
                 *       }
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PatchOrder"];
                /**
                 * @example {
                 *       "reference": "PO-2026-0002",
                 *       "metadata": {
                 *         "channel": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PatchOrder"];
            };
        };
        responses: {
            /** @description Change an order */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "accept-patch": components["headers"]["accept-patch"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_changeable`: The order can no longer be changed. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_changeable",
                     *         "message": "The order can no longer be changed.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_changeable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_failed`: The precondition does not hold: the resource has another ETag, or exists already. */
            412: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_failed",
                     *         "message": "The precondition does not hold: the resource has another ETag, or exists already.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "accept-patch": components["headers"]["accept-patch"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_required`: The header If-Match is required. */
            428: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_required",
                     *         "message": "The header If-Match is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_required"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel an order */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_cancellable`: The order cannot be cancelled. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_cancellable",
                     *         "message": "The order cannot be cancelled.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_cancellable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the refunds of an order */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundList"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    requestRefund: {
        parameters: {
            query?: never;
            header: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "sku": "MUG-01",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "One mug arrived broken"
                 *     }
                 */
                "application/json": components["schemas"]["RequestRefund"];
            };
        };
        responses: {
            /** @description Refund an order */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `idempotency_key_missing`: The header Idempotency-Key is required.
             *
             *     `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_refundable`: The order cannot be refunded. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_refundable",
                     *         "message": "The order cannot be refunded.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_refundable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `refund_exceeds_captured`: The refund is more than is left of what was paid.
             *
             *     `idempotency_key_reused`: The Idempotency-Key was already used with a different request.
             */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "refund_exceeds_captured",
                     *         "message": "The refund is more than is left of what was paid.",
                     *         "details": [
                     *           {
                     *             "path": "amount",
                     *             "message": "must be at most 12.90 EUR: all else is refunded or about to be"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/refund_exceeds_captured"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an order */
                orderId: string;
                /** @description The id of a refund */
                refundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a refund */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the timeline of an order */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that you received. The stream continues with the event after it. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The id of an order */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream the events of an order */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TimelineEntry"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `too_many_streams`: Too many event streams are open: close one, or wait the number of seconds in Retry-After.
             *
             *     `rate_limited`: Too many requests: wait the number of seconds in Retry-After.
             */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "too_many_streams",
                     *         "message": "Too many event streams are open: close one, or wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/too_many_streams"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of an earlier page; `latest` begins with the next event */
                after?: string;
                /** @description Only events of these types: exact types, or a group such as `order.*` */
                types?: string[];
                /** @description The maximum number of items to return */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List all your events */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_cursor",
                     *         "message": "The cursor does not belong to this list.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_cursor"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    streamAllEvents: {
        parameters: {
            query?: {
                /** @description Where to begin: a `nextCursor` of the list, or `latest`. Without it, with the oldest event that is kept */
                after?: string;
                /** @description Only events of these types: exact types, or a group such as `order.*` */
                types?: string[];
            };
            header?: {
                /** @description The id of the last event that you received. The stream continues with the event after it. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream all your events */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_cursor",
                     *         "message": "The cursor does not belong to this list.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_cursor"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `too_many_streams`: Too many event streams are open: close one, or wait the number of seconds in Retry-After.
             *
             *     `rate_limited`: Too many requests: wait the number of seconds in Retry-After.
             */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "too_many_streams",
                     *         "message": "Too many event streams are open: close one, or wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/too_many_streams"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description The maximum number of items to return */
                limit?: number;
                /** @description The `nextCursor` of the previous page; keep the same filters */
                cursor?: string;
            };
            header?: {
                /** @description The ETag of the version that you already have. If it is still current, the response is a 304 without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List products */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "cache-control": components["headers"]["cache-control"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "cache-control": components["headers"]["cache-control"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_cursor",
                     *         "message": "The cursor does not belong to this list.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_cursor"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you already have. If it is still current, the response is a 304 without a body. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a product */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    putProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you want to change, or `*` for any version. Send this or `If-None-Match`. */
                "If-Match"?: string;
                /** @description `*`: it must not exist yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Stoneware mug, 35 cl",
                 *       "prices": [
                 *         {
                 *           "amount": 1290,
                 *           "currency": "EUR"
                 *         },
                 *         {
                 *           "amount": 1390,
                 *           "currency": "USD"
                 *         },
                 *         {
                 *           "amount": 1090,
                 *           "currency": "EUR",
                 *           "priceList": "resellers"
                 *         }
                 *       ],
                 *       "lowStockAt": 20
                 *     }
                 */
                "application/json": components["schemas"]["PutProduct"];
            };
        };
        responses: {
            /** @description Add or replace a product */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            /** @description It was created. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_failed`: The precondition does not hold: the resource has another ETag, or exists already. */
            412: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_failed",
                     *         "message": "The precondition does not hold: the resource has another ETag, or exists already.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_required`: The header If-Match is required. */
            428: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_required",
                     *         "message": "The header If-Match is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_required"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    discontinueProduct: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that you want to change, or `*` for any version. */
                "If-Match": string;
            };
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Discontinue a product */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_failed`: The precondition does not hold: the resource has another ETag, or exists already. */
            412: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_failed",
                     *         "message": "The precondition does not hold: the resource has another ETag, or exists already.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_required`: The header If-Match is required. */
            428: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_required",
                     *         "message": "The header If-Match is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_required"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that you want to change, or `*` for any version. */
                "If-Match": string;
            };
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Stoneware mug, 35 cl, blue"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PatchProduct"];
                /**
                 * @example {
                 *       "name": "Stoneware mug, 35 cl, blue"
                 *     }
                 */
                "application/json": components["schemas"]["PatchProduct"];
            };
        };
        responses: {
            /** @description Change a product */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "accept-patch": components["headers"]["accept-patch"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProduct"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_failed`: The precondition does not hold: the resource has another ETag, or exists already. */
            412: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_failed",
                     *         "message": "The precondition does not hold: the resource has another ETag, or exists already.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "accept-patch": components["headers"]["accept-patch"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `precondition_required`: The header If-Match is required. */
            428: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "precondition_required",
                     *         "message": "The header If-Match is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/precondition_required"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": 100,
                 *       "reason": "Delivery 4711"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustStock"];
            };
        };
        responses: {
            /** @description Adjust the stock of a product */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockMovement"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `idempotency_key_missing`: The header Idempotency-Key is required.
             *
             *     `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `stock_below_zero`: The stock cannot fall below what is reserved for orders.
             *
             *     `idempotency_key_reused`: The Idempotency-Key was already used with a different request.
             */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stock_below_zero",
                     *         "message": "The stock cannot fall below what is reserved for orders.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/stock_below_zero"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    listStockMovements: {
        parameters: {
            query?: {
                /** @description The maximum number of items to return */
                limit?: number;
                /** @description The `nextCursor` of the previous page; keep the same filters */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the movements of stock */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockMovementList"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_cursor",
                     *         "message": "The cursor does not belong to this list.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_cursor"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    listCatalogue: {
        parameters: {
            query?: {
                /** @description The maximum number of items to return */
                limit?: number;
                /** @description The `nextCursor` of the previous page; keep the same filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the whole catalogue */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_cursor",
                     *         "message": "The cursor does not belong to this list.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_cursor"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getCatalogueEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a product of the catalogue */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueEntry"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getDailyReport: {
        parameters: {
            query: {
                /** @description The first day */
                from: string;
                /** @description The last day, less than 366 days later */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the daily report */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyReportList"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unauthenticated`: A valid access token is required. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthenticated",
                     *         "message": "A valid access token is required.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unauthenticated"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `forbidden`: The access token does not allow this. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "The access token does not allow this.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/forbidden"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    receivePaymentEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "payment_intent.succeeded"
                 *     }
                 */
                "application/json": components["schemas"]["ProviderEventBody"];
            };
        };
        responses: {
            /** @description Receive a payment event */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventReceipt"];
                };
            };
            /**
             * @description `invalid_signature`: The signature of the event is missing, wrong or too old.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_signature",
                     *         "message": "The signature of the event is missing, wrong or too old.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_signature"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    receiveShipmentEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "shipment.delivered"
                 *     }
                 */
                "application/json": components["schemas"]["ProviderEventBody"];
            };
        };
        responses: {
            /** @description Receive a tracking event */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventReceipt"];
                };
            };
            /**
             * @description `invalid_signature`: The signature of the event is missing, wrong or too old.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_signature",
                     *         "message": "The signature of the event is missing, wrong or too old.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_signature"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `internal_error`: Something went wrong on our side. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal_error",
                     *         "message": "Something went wrong on our side.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/internal_error"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Check liveness */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Check readiness */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_ready`: The service is not ready. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_ready",
                     *         "message": "The service is not ready.",
                     *         "details": [
                     *           {
                     *             "path": "orders",
                     *             "message": "is not reachable"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_ready"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    listErrors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List error codes */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorList"];
                    "text/html": string;
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    explainError: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code of the error */
                code: "malformed_request" | "malformed_json" | "validation_failed" | "invalid_precondition" | "invalid_client" | "invalid_cursor" | "idempotency_key_missing" | "idempotency_key_invalid" | "invalid_signature" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "not_changeable" | "not_cancellable" | "not_refundable" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "expectation_failed" | "idempotency_key_reused" | "unknown_sku" | "amount_too_small" | "amount_too_large" | "refund_exceeds_captured" | "mixed_currencies" | "stock_below_zero" | "precondition_required" | "headers_too_large" | "too_many_streams" | "rate_limited" | "internal_error" | "upstream_unavailable" | "upstream_timeout" | "service_unavailable" | "not_ready";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Explain an error code */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorExplanation"];
                    "text/html": string;
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getRoot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Find the documentation */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceIndex"];
                };
            };
            /** @description Redirects a browser to the page. */
            307: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    location: components["headers"]["location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that you already have. If it is still current, the response is a 304 without a body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open the documentation */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    etag: components["headers"]["etag"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    etag: components["headers"]["etag"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `invalid_precondition`: If-Match and If-None-Match take * or a list of entity tags in double quotes.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getDocsFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the file, as the page links it */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a file of the documentation */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `not_found`: There is nothing here. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is nothing here.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_found"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getDocsToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clientId": "your application’s id",
                 *       "clientSecret": "its secret"
                 *     }
                 */
                "application/json": components["schemas"]["DocsTokenRequest"];
            };
        };
        responses: {
            /** @description Get a token for the documentation */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocsToken"];
                };
            };
            /**
             * @description `invalid_client`: The identity provider does not accept these credentials.
             *
             *     `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_client",
                     *         "message": "The identity provider does not accept these credentials.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/invalid_client"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 64 KiB. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "The body is larger than 64 KiB.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/payload_too_large"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unsupported_media_type`: The Content-Type of the body is not accepted here. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "The Content-Type of the body is not accepted here.",
                     *         "details": [
                     *           {
                     *             "path": "content-type",
                     *             "message": "must be application/json"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unsupported_media_type"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After. */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "service_unavailable",
                     *         "message": "The service cannot do this at the moment: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/service_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get this document */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The version of OpenAPI */
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `validation_failed`: The request has fields that are missing, unknown or wrong. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "The request has fields that are missing, unknown or wrong.",
                     *         "details": [
                     *           {
                     *             "path": "lines[0].quantity",
                     *             "message": "must be at least 1"
                     *           },
                     *           {
                     *             "path": "shipTo.city",
                     *             "message": "is required"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/validation_failed"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `rate_limited`: Too many requests: wait the number of seconds in Retry-After. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "Too many requests: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/rate_limited"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_unavailable`: The service cannot be reached. */
            502: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_unavailable",
                     *         "message": "The service cannot be reached.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_unavailable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `upstream_timeout`: The service did not answer in time. */
            504: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "upstream_timeout",
                     *         "message": "The service did not answer in time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/upstream_timeout"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
}
