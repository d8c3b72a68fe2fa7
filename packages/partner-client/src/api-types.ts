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
         *
         *     With `q`, `sku` or `metadata` you search, also for several of them at once. The orders of an exact value are sorted by time. Those whose value begins with a text are sorted by it, so `sort` is refused. One page looks at 100 orders of the most selective value: if other filters leave out many of these, the page has fewer than `limit` orders or none, and still a `nextCursor`; follow it until it is null. A new or changed order is found at once; an order that was placed before this search existed is found once it has been migrated in the background.
         *
         *     With `updatedAfter` you get the orders that changed since a time, as they are now, the oldest change first: a way to catch up for a client that missed everything. An order that changes while you read moves to the end, so it may come twice, and is never missed. A change is listed 30 seconds after it was made. To go on later, send the `updatedAt` of the last order that you got, not the time of your request; if you got none, send the same time again. For each single event, read `GET /v1/events`.
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
         * @description With `fields`, the response has only these fields, even where the schema requires others. With `expand`, it also has the timeline, the refunds or the webhook deliveries of the order, in one request; `deliveries` needs the role `webhooks.manage` too. Each choice is a representation with an ETag of its own, and If-Match accepts each of them.
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
         * @description Everything that happened to your orders and webhook endpoints, and that products run low, oldest first, for 30 days. No event appears before one that you have read: keep `nextCursor`, send it as `after` next time, and you miss none. Without `after` the list begins with the oldest event that is kept. Your own events have an order that never changes, and those of one order are in sequence. Events of products (`stock.*`) are the same for all partners and stand among yours by their time, as far as they are known when you read. Every type is described as a webhook. An event is here within seconds. It may come twice after we had to restore our database: you recognise it by its `id`.
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
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your webhook endpoints
         * @description All of them: there are at most 10.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Every event of its types that happens from now on is sent to the URL, as a POST that is signed as Standard Webhooks 1.0.0 asks. The response has the `secret` that verifies the signatures, and no later one shows it. You have at most 10 endpoints, and each gets its events independently of the others. With an `Idempotency-Key`, a repeated request with the same body gets the same endpoint, and for a day its secret too; the key counts as long as the endpoint exists.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description With its health: `failingSince` while every attempt fails, and `disabledReason` if we had to disable it. The ETag is that of your own changes, for the If-Match of the next one; the health changes without it, so there is no 304.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description It gets no more events, a few seconds from now at the latest, and its deliveries can no longer be read. The response is the endpoint as it was.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description The body is a merge patch (RFC 7396): what you leave out stays, and null removes the description. `"enabled": true` enables an endpoint that was disabled, by you or by us: it gets all events from now on. With `"enabled": false`, deliveries that wait for another attempt end as failed. Every server knows a change within seconds.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret
         * @description The response has the new secret, and no later one shows it. For `overlapHours` the secrets before it sign too: each webhook then has a signature for each of them, so that you can put the new one in place meanwhile. After a leak, send `"overlapHours": 0`. Events of the first 2 seconds can come without the new signature; what you refuse is sent again. At most 4 secrets sign at the same time. With an `Idempotency-Key`, a repeated request gets the same secret for a day; without one, it makes another secret.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends an event `endpoint.test` to this endpoint, whatever its types are. The response is the delivery: get it again to see how your endpoint answered. A test that succeeds also ends a failure: events that wait are then sent. With an `Idempotency-Key`, a repeated request sends no second event.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description What was sent to this endpoint in the last 30 days, the newest first, with its attempts. A delivery is listed once its first attempt was made.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description With its attempts: how your endpoint answered, how long it took, and when the next one is due.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event again
         * @description Sends the event of a delivery now, whatever became of it, and begins its schedule of attempts again. The event has the same `webhook-id`, so that you can recognise it. If you ask twice, it may come twice.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all failed events again
         * @description Looks at all events of the endpoint’s types that happened since a time, and sends those that were not delivered: those that failed, and those of the time when the endpoint was disabled. Events that wait for their next attempt are left to it. Follow the progress at `location`. One redelivery of an endpoint runs at a time: the same request again gets that one.
         */
        post: operations["redeliverSince"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/redeliveries/{redeliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a redelivery
         * @description How many events it has looked at, and how many of them it sends again. It is kept for 30 days.
         */
        get: operations["getRedelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export orders
         * @description Writes your orders to a file, the oldest first. Which orders are in it is fixed at this moment (`asOf`): orders placed later are not, and a filter by status means the status that an order has now, whatever becomes of it. Each row shows the order as it was when it was read, with its `version`, so its status may be a later one. Follow the progress at `location`; when it is `ready` you get a link to the file, which is kept for 7 days. In CSV, text that a spreadsheet would run as a formula begins with an apostrophe. If you send the same body again with the same `Idempotency-Key`, within 30 days, you get the same export. At most 2 exports of yours are queued or running at a time.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an export
         * @description How far it is, and when it is `ready` a link to the file. Each request makes a link that ends after 20 minutes: a download that has begun goes on. While it is `queued` or `running`, `Retry-After` says when to ask again. It is kept for 30 days, its file for 7.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an import
         * @description Gives you a link to upload a file of orders, of up to 1 GB; then start the import. Each order is placed as `POST /v1/orders` places it, with the same rules. An order with an `idempotencyKey` (in CSV: `orderKey`) that you have used before is not placed again; without a key, its content is its key. So the same file again places nothing twice, and equal lines of a file are one order. If you send the same body again with the same `Idempotency-Key`, you get the same import, with its link. At most 2 imports of yours are open at a time; cancel one that you no longer need.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an import
         * @description Begins to place the orders of the file that you uploaded, one after the other, at a rate that leaves room for your other orders. Do not change the file after this: the import fails if you do. An import is started once; the same request again gets the import as it is.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an import
         * @description How far it is, and a link to the report of the lines that it refused. While it is `queued` or `running`, `Retry-After` says when to ask again. While it is `awaiting_upload`, the response has the link for the upload. It is kept for 30 days after it has ended.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description Ends an import. One that is running ends some seconds later; the orders that it has placed stay, and you can cancel each of them. Cancelling an import that has ended changes nothing.
         */
        post: operations["cancelImport"];
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
         * @description The products that you can order, sorted by SKU, with your price and the stock. No event says that a product has changed: ask again with `If-None-Match`. When a price changes at the moment of an order, the `total` of the order is what you pay. If an error on our side makes a product unreadable, it is left out of `data` and its SKU is in `meta.unreadable`: it cannot be ordered until we have fixed it.
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
         * @description The ledger of one product: first the reservations of orders in progress, then all other movements, each newest first. A reservation that ends becomes a `release` or a `sale`, with the time at which it began. Sales, releases and restocks are listed for a limited time, 30 days unless the installation says otherwise; deliveries and corrections always are. If an error on our side makes a movement unreadable, it is left out of `data` and its id is in `meta.unreadable`.
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
         * @description How many orders were placed, confirmed, failed and cancelled, and what was refunded, by day (UTC) and currency. An event is counted on the day on which it happened, some seconds later. With `Accept: text/csv` you get the same as CSV, with amounts in minor units and a row with `unreadable` for each day that is in `meta.unreadable`.
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
    "/v1/reports/hourly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the hourly report
         * @description The same as the daily report, by hour (UTC) and currency. Days that were counted before reports by hour existed have no hours. With `Accept: text/csv` you get the same as CSV, with amounts in minor units and a row with `unreadable` for each day that is in `meta.unreadable`.
         */
        get: operations["getHourlyReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the report by product
         * @description How many orders and units of each product were placed, confirmed and refunded, by day (UTC) and currency. The days are in order; the products of a day are in an order that stays the same, but is not alphabetical. With `Accept: text/csv` you get the same as CSV, with amounts in minor units and a row with `unreadable` for each day that is in `meta.unreadable`, also page by page: the header `Link` names the next one.
         */
        get: operations["getProductReport"];
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
    "/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the document of all messages
         * @description The webhooks and the streams of events as an AsyncAPI 3.0 document, with the same schemas as here.
         */
        get: operations["getAsyncApi"];
        put?: never;
        post?: never;
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
export interface webhooks {
    "order.placed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order placed
         * @description `order.placed`: you placed the order.
         */
        post: operations["onOrderPlaced"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.reserved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order reserved
         * @description `order.reserved`: the stock is reserved.
         */
        post: operations["onOrderReserved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.payment_action_required": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order payment action required
         * @description `order.payment_action_required`: the payer has to confirm the payment: get the order, and open its `payment.action.url` in their browser.
         */
        post: operations["onOrderPaymentActionRequired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.authorized": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order authorized
         * @description `order.authorized`: the amount is held.
         */
        post: operations["onOrderAuthorized"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.booked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order booked
         * @description `order.booked`: the shipment is booked.
         */
        post: operations["onOrderBooked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order confirmed
         * @description `order.confirmed`: the order is paid.
         */
        post: operations["onOrderConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order failed
         * @description `order.failed`: the order failed, and everything done so far was undone.
         */
        post: operations["onOrderFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.cancellation_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order cancellation requested
         * @description `order.cancellation_requested`: you cancelled the order.
         */
        post: operations["onOrderCancellationRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order cancelled
         * @description `order.cancelled`: everything done so far was undone.
         */
        post: operations["onOrderCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refund_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order refund requested
         * @description `order.refund_requested`: you or our staff requested a refund, or you cancelled an order that was paid.
         */
        post: operations["onOrderRefundRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order refunded
         * @description `order.refunded`: a refund succeeded: the money is on its way to the payer.
         */
        post: operations["onOrderRefunded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refund_failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order refund failed
         * @description `order.refund_failed`: a refund was refused or did not arrive, and the money is not refunded; you may request another one.
         */
        post: operations["onOrderRefundFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.disputed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order disputed
         * @description `order.disputed`: the payer disputed the payment at their bank; the amount can’t be refunded.
         */
        post: operations["onOrderDisputed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.dispute_closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order dispute closed
         * @description `order.dispute_closed`: the bank decided: won, the money stays; lost, the payer has it.
         */
        post: operations["onOrderDisputeClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order shipped
         * @description `order.shipped`: the first parcel has left.
         */
        post: operations["onOrderShipped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order delivered
         * @description `order.delivered`: all parcels are delivered.
         */
        post: operations["onOrderDelivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order returned
         * @description `order.returned`: no parcel is on its way, and one came back; nothing is refunded by itself.
         */
        post: operations["onOrderReturned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order lost
         * @description `order.lost`: no parcel is on its way, and the carrier does not find one; nothing is refunded by itself.
         */
        post: operations["onOrderLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.shipment_updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order shipment updated
         * @description `order.shipment_updated`: a parcel has moved or was added, and the status of the whole shipment stays the same.
         */
        post: operations["onOrderShipmentUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order updated
         * @description `order.updated`: you changed the order.
         */
        post: operations["onOrderUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.delayed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order delayed
         * @description `order.delayed`: the order waits for an outage to end or for our staff.
         */
        post: operations["onOrderDelayed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order resumed
         * @description `order.resumed`: the order continues.
         */
        post: operations["onOrderResumed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order held
         * @description `order.held`: the order is under review, and waits for the result.
         */
        post: operations["onOrderHeld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order released
         * @description `order.released`: the review is over, and the order continues.
         */
        post: operations["onOrderReleased"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order rejected
         * @description `order.rejected`: the order was not accepted after a review; everything done so far is being undone.
         */
        post: operations["onOrderRejected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.resume_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order resume requested
         * @description `order.resume_requested`: our staff requested another attempt.
         */
        post: operations["onOrderResumeRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.reclaimed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order reclaimed
         * @description `order.reclaimed`: the work on the order was started again, because its process was lost.
         */
        post: operations["onOrderReclaimed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stock.low": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stock low
         * @description `stock.low`: little is left of a product.
         */
        post: operations["onStockLow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stock.depleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stock depleted
         * @description `stock.depleted`: nothing is available any more.
         */
        post: operations["onStockDepleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "endpoint.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Endpoint test
         * @description `endpoint.test`: you asked for a test of this endpoint; it is sent to no other one, and is not in the feed.
         */
        post: operations["onEndpointTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Endpoint disabled
         * @description `endpoint.disabled`: an endpoint gets no events any more, until you enable it.
         */
        post: operations["onEndpointDisabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
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
            /** @description The number of the order’s version: it grows with each change of yours and ours. The ETag begins with it */
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
             * Format: date-time
             * @description Present once the personal data of recipient and payer was erased: of `shipTo` only the country is left, the other parts and `paymentMethod` are `erased`, and `returnUrl` and the `metadata` of that time are gone
             */
            erasedAt?: string;
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
        ExpandedOrder: {
            /** @description The id of an order */
            id: string;
            /** @description How far the order is. `pending`: accepted; processing has not started. `reserved`: the stock is reserved. `awaiting_payment`: the payer has to confirm the payment: see `payment.action`. `authorized`: the amount is held. `booked`: the shipment is booked. `confirmed`: paid; only a refund or a cancellation can follow. `refunding`: paid; a refund is on its way. `partially_refunded`: paid, and a part was refunded; more can be refunded. `refunded`: paid, and all of it was refunded; final. `cancelling`: you cancelled it; everything done so far is being undone. `cancelled`: you cancelled it, and everything was undone; final. `failed`: everything done so far was undone; final. There may be others: treat one that you do not know as on its way */
            status: string;
            /** @description The number of the order’s version: it grows with each change of yours and ours. The ETag begins with it */
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
             * Format: date-time
             * @description Present once the personal data of recipient and payer was erased: of `shipTo` only the country is left, the other parts and `paymentMethod` are `erased`, and `returnUrl` and the `metadata` of that time are gone
             */
            erasedAt?: string;
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
            /** @description Present if you asked for `expand` */
            expanded?: components["schemas"]["Expansions"];
        };
        Expansions: {
            /** @description The last 100 events of the order, in sequence, if you asked for it */
            timeline?: components["schemas"]["ExpandedTimeline"];
            /** @description The refunds of the order, the oldest first, if you asked for it */
            refunds?: components["schemas"]["ExpandedRefunds"];
            /** @description The last 100 deliveries about the order to all your webhook endpoints, the newest first, if you asked for it */
            deliveries?: components["schemas"]["ExpandedDeliveries"];
        };
        ExpandedTimeline: {
            /** @description The last 100 events of the order, in sequence */
            data: components["schemas"]["TimelineEntry"][];
            /** @description Whether there are more than these 100: then read the list itself */
            hasMore: boolean;
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
                /** @description Of `order.placed`, `order.confirmed`, `order.refunded`: the units by product. Events of orders from before this field existed have none, and it is empty for a refund of an amount without units */
                lines?: {
                    /** @description The product’s identifier in the catalogue */
                    sku: string;
                    /** @description The number of units */
                    quantity: number;
                    /** @description The price of these units */
                    total: components["schemas"]["Money"];
                }[];
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
        ExpandedRefunds: {
            /** @description The refunds of the order, the oldest first */
            data: components["schemas"]["Refund"][];
            /** @description Whether there are more than these 100: then read the list itself */
            hasMore: boolean;
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
        ExpandedDeliveries: {
            /** @description The last 100 deliveries about the order to all your webhook endpoints, the newest first */
            data: components["schemas"]["WebhookDelivery"][];
            /** @description Whether there are more than these 100: then read the list itself */
            hasMore: boolean;
        };
        /**
         * @example {
         *       "id": "dlv_8esn9detr82z9cmsvc7wzjj8gf_4",
         *       "eventId": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
         *       "type": "order.confirmed",
         *       "orderId": "ord_8esn9detr82z9cmsvc7wzjj8gf",
         *       "sequence": 4,
         *       "status": "pending",
         *       "eventAt": "2026-01-31T12:00:01.103Z",
         *       "createdAt": "2026-01-31T12:00:01.420Z",
         *       "attempts": [
         *         {
         *           "at": "2026-01-31T12:00:01.310Z",
         *           "status": 503,
         *           "latencyMs": 87,
         *           "excerpt": "busy"
         *         }
         *       ],
         *       "nextAttemptAt": "2026-01-31T12:00:06.500Z"
         *     }
         */
        WebhookDelivery: {
            /** @description The id of a delivery */
            id: string;
            /** @description The id of the event: the header `webhook-id` of every attempt */
            eventId: string;
            /** @description The type of the event */
            type: string;
            /** @description The order that the event is about */
            orderId?: string;
            /** @description Its position among the events of the order */
            sequence?: number;
            /** @description `pending`: an attempt follows. `delivered`: your endpoint answered 2xx. `failed`: no attempt follows; you can have it sent again */
            status: string;
            /**
             * Format: date-time
             * @description When the event happened
             */
            eventAt: string;
            /**
             * Format: date-time
             * @description When the delivery began
             */
            createdAt: string;
            /** @description The last 20 attempts, the oldest first */
            attempts: components["schemas"]["WebhookAttempt"][];
            /**
             * Format: date-time
             * @description When the next attempt is due
             */
            nextAttemptAt?: string;
        };
        WebhookAttempt: {
            /**
             * Format: date-time
             * @description When it was made
             */
            at: string;
            /** @description The HTTP status of your answer; absent if there was none */
            status?: number;
            /** @description How long it took, in milliseconds */
            latencyMs: number;
            /** @description The beginning of your answer */
            excerpt?: string;
            /** @description Why there was no answer, or why it does not count */
            error?: string;
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
            erasedAt?: unknown;
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
            restock?: boolean;
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
        RefundList: {
            /** @description The oldest first */
            data: components["schemas"]["Refund"][];
        };
        Timeline: {
            /** @description Every event of the order, in sequence */
            data: components["schemas"]["TimelineEntry"][];
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
            /** @description The order that it is about, if it is about one */
            orderId?: string;
            /** @description Its position among the events of the order, without gaps */
            sequence?: number;
            /** @description What happened; its fields depend on the type, and are listed with the webhook of that type */
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
        CreateWebhookEndpoint: {
            /** @description Where events are sent: an https URL of a public host */
            url: string;
            /** @description The types of events that it gets: exact types, and groups such as `order.*` */
            types: string[];
            /** @description A note of yours */
            description?: string;
            /**
             * @description Whether it gets events
             * @default true
             */
            enabled?: boolean;
        };
        /**
         * @example {
         *       "id": "whe_8esn9detr82z9cmsvc7wzjj8gf",
         *       "url": "https://shop.example.com/webhooks/orders",
         *       "types": [
         *         "order.*",
         *         "stock.low"
         *       ],
         *       "description": "The shop",
         *       "enabled": true,
         *       "createdAt": "2026-01-31T12:00:00.000Z",
         *       "updatedAt": "2026-01-31T12:00:00.000Z",
         *       "version": 1,
         *       "secret": "whsec_…"
         *     }
         */
        WebhookEndpointWithSecret: {
            /** @description The id of a webhook endpoint */
            id: string;
            /** @description Where events are sent */
            url: string;
            /** @description The types of events that it gets */
            types: string[];
            /** @description Your note */
            description?: string;
            /** @description Whether it gets events */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since when every attempt has failed. After 15 minutes, events wait in the feed and one an hour is tried; after 5 days the endpoint is disabled. Time in which we send no webhooks doesn’t count
             */
            failingSince?: string;
            /**
             * Format: date-time
             * @description Since when its new events wait in the feed, because it fails or takes them more slowly than they happen. It gets them from there, those of an order in sequence, as fast as it answers
             */
            behindSince?: string;
            /** @description Why we disabled it. `failing`: every attempt failed for days. `gone`: it answered 410. `operator`: our staff did it */
            disabledReason?: string;
            /**
             * Format: date-time
             * @description When we disabled it
             */
            disabledAt?: string;
            /**
             * Format: date-time
             * @description Until when an older secret signs too, after a rotation
             */
            oldSecretUntil?: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Grows with each change; it is the ETag */
            version: number;
            /** @description Verifies the webhooks. Only this response shows it: keep it safe. A repeated request gets it for a day, while it signs; later it is absent */
            secret?: string;
        };
        WebhookEndpointList: {
            /** @description The oldest first */
            data: components["schemas"]["WebhookEndpoint"][];
        };
        /**
         * @example {
         *       "id": "whe_8esn9detr82z9cmsvc7wzjj8gf",
         *       "url": "https://shop.example.com/webhooks/orders",
         *       "types": [
         *         "order.*",
         *         "stock.low"
         *       ],
         *       "description": "The shop",
         *       "enabled": true,
         *       "createdAt": "2026-01-31T12:00:00.000Z",
         *       "updatedAt": "2026-01-31T12:00:00.000Z",
         *       "version": 1
         *     }
         */
        WebhookEndpoint: {
            /** @description The id of a webhook endpoint */
            id: string;
            /** @description Where events are sent */
            url: string;
            /** @description The types of events that it gets */
            types: string[];
            /** @description Your note */
            description?: string;
            /** @description Whether it gets events */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since when every attempt has failed. After 15 minutes, events wait in the feed and one an hour is tried; after 5 days the endpoint is disabled. Time in which we send no webhooks doesn’t count
             */
            failingSince?: string;
            /**
             * Format: date-time
             * @description Since when its new events wait in the feed, because it fails or takes them more slowly than they happen. It gets them from there, those of an order in sequence, as fast as it answers
             */
            behindSince?: string;
            /** @description Why we disabled it. `failing`: every attempt failed for days. `gone`: it answered 410. `operator`: our staff did it */
            disabledReason?: string;
            /**
             * Format: date-time
             * @description When we disabled it
             */
            disabledAt?: string;
            /**
             * Format: date-time
             * @description Until when an older secret signs too, after a rotation
             */
            oldSecretUntil?: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed
             */
            updatedAt: string;
            /** @description Grows with each change; it is the ETag */
            version: number;
        };
        PatchWebhookEndpoint: {
            /** @description Where events are sent: an https URL of a public host */
            url?: string;
            /** @description The types of events that it gets: exact types, and groups such as `order.*` */
            types?: string[];
            /** @description A note of yours; null removes it */
            description?: string | null;
            /** @description Whether it gets events. True enables it again, also if we disabled it: it gets all events from now on, and `POST …/redeliver` sends those that it missed */
            enabled?: boolean;
        };
        RotateSecret: {
            /**
             * @description How long the secrets before the new one sign too, in hours. 0: they end at once
             * @default 24
             */
            overlapHours?: number;
        };
        WebhookDeliveryList: {
            /** @description The items of this page */
            data: components["schemas"]["WebhookDelivery"][];
            /** @description The position of this page in the list */
            meta: components["schemas"]["PageMeta"];
        };
        RedeliverSince: {
            /**
             * Format: date-time
             * @description An RFC 3339 time. Events that happened since are looked at; they are kept for 30 days
             */
            failedSince: string;
        };
        /**
         * @example {
         *       "id": "rdl_8esn9detr82z9cmsvc7wzjj8gf",
         *       "status": "running",
         *       "failedSince": "2026-01-31T12:00:00.000Z",
         *       "progress": {
         *         "looked": 300,
         *         "redelivered": 12
         *       },
         *       "createdAt": "2026-01-31T14:00:00.000Z",
         *       "updatedAt": "2026-01-31T14:00:03.000Z"
         *     }
         */
        WebhookRedelivery: {
            /** @description The id of the redelivery */
            id: string;
            /** @description `running`: it goes on. `done`: it has looked at all events. `stopped`: the endpoint was disabled or deleted meanwhile */
            status: string;
            /**
             * Format: date-time
             * @description Events from this time on are sent again if they were not delivered
             */
            failedSince: string;
            /** @description How far it is */
            progress: components["schemas"]["RedeliveryProgress"];
            /**
             * Format: date-time
             * @description When it was asked for
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last went on
             */
            updatedAt: string;
        };
        RedeliveryProgress: {
            /** @description How many events it has looked at */
            looked: number;
            /** @description How many of them it sends again */
            redelivered: number;
        };
        CreateExport: {
            /**
             * @description `csv`: a header, then one row an order, as RFC 4180. `ndjson`: one order a line, as JSON
             * @enum {string}
             */
            format: "csv" | "ndjson";
            /** @description Which orders; without it, all */
            filter?: {
                /** @description Only orders that have this status, or one of these, at the moment of the request */
                status?: ("pending" | "reserved" | "awaiting_payment" | "authorized" | "booked" | "confirmed" | "refunding" | "partially_refunded" | "refunded" | "cancelling" | "cancelled" | "failed") | ("pending" | "reserved" | "awaiting_payment" | "authorized" | "booked" | "confirmed" | "refunding" | "partially_refunded" | "refunded" | "cancelling" | "cancelled" | "failed")[];
                /**
                 * Format: date-time
                 * @description Only orders placed after this RFC 3339 time
                 */
                createdAfter?: string;
                /**
                 * Format: date-time
                 * @description Only orders placed before this RFC 3339 time
                 */
                createdBefore?: string;
            };
            /** @description The fields of each order; without it, all. `id` and `version` are always there */
            fields?: ("id" | "status" | "version" | "createdAt" | "updatedAt" | "reference" | "lines" | "total" | "shipTo" | "paymentMethod" | "returnUrl" | "metadata" | "erasedAt" | "delayed" | "payment" | "hold" | "shipment" | "failure" | "cancellation" | "refunds" | "disputes")[];
        };
        /**
         * @example {
         *       "id": "exp_8esn9detr82z9cmsvc7wzjj8gf",
         *       "status": "ready",
         *       "format": "csv",
         *       "filter": {
         *         "createdAfter": "2026-01-01T00:00:00.000Z"
         *       },
         *       "asOf": "2026-01-31T12:00:00.000Z",
         *       "progress": {
         *         "done": 12480,
         *         "total": 12480,
         *         "rows": 12480
         *       },
         *       "download": {
         *         "url": "https://files.example.com/partner-files/exports/acme/exp_8esn9detr82z9cmsvc7wzjj8gf/orders.csv?sig=…",
         *         "expiresAt": "2026-01-31T12:20:00.000Z",
         *         "size": 6314880
         *       },
         *       "expiresAt": "2026-02-07T12:00:09.000Z",
         *       "createdAt": "2026-01-31T12:00:00.000Z",
         *       "updatedAt": "2026-01-31T12:00:09.000Z"
         *     }
         */
        Export: {
            /** @description The id of an export */
            id: string;
            /** @description `queued`, then `running`, then `ready`: the file can be downloaded. `failed` or `cancelled`: there is no file. `expired`: the file was deleted */
            status: string;
            /** @description The form of the file */
            format: string;
            /** @description Which orders */
            filter: components["schemas"]["ExportFilter"];
            /** @description The fields of each order, if you chose them */
            fields?: string[];
            /**
             * Format: date-time
             * @description When it was asked for. It decides which orders are in the file
             */
            asOf: string;
            /** @description How far it is */
            progress: components["schemas"]["ExportProgress"];
            /** @description Present when it is `ready` */
            download?: components["schemas"]["ExportDownload"];
            /** @description Present if an error on our side makes orders unreadable: the ids of the first 100. Their rows have only the id. We have been notified */
            unreadable?: string[];
            /** @description Why it failed, if it did */
            failure?: components["schemas"]["ExportFailure"];
            /**
             * Format: date-time
             * @description When the file is deleted
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When it was asked for
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last went on
             */
            updatedAt: string;
        };
        ExportFilter: {
            /** @description Only orders that had one of these statuses at `asOf` */
            status?: string[];
            /**
             * Format: date-time
             * @description Only orders placed after this time
             */
            createdAfter?: string;
            /**
             * Format: date-time
             * @description Only orders placed before this time
             */
            createdBefore?: string;
        };
        ExportProgress: {
            /** @description How many orders were looked at */
            done: number;
            /** @description How many there are to look at, once they are counted */
            total?: number;
            /** @description How many of them are in the file so far */
            rows: number;
        };
        ExportDownload: {
            /** @description A link to the file. It needs no token, so keep it to yourself */
            url: string;
            /**
             * Format: date-time
             * @description When this link ends. Get the export again for another one
             */
            expiresAt: string;
            /** @description The size of the file, in bytes */
            size: number;
        };
        ExportFailure: {
            /** @description What went wrong, as a code for programs */
            code: string;
            /** @description What went wrong, as a sentence for people */
            message: string;
        };
        CreateImport: {
            /**
             * @description `ndjson`: one body of `POST /v1/orders` a line, with or without an `idempotencyKey`. `csv`: a header, then one row for each line of an order
             * @enum {string}
             */
            format: "csv" | "ndjson";
            /** @description The size of the file, in bytes. If you send it, an upload that is not complete is refused at the start */
            size?: number;
        };
        /**
         * @example {
         *       "id": "imp_8esn9detr82z9cmsvc7wzjj8gf",
         *       "status": "running",
         *       "format": "ndjson",
         *       "progress": {
         *         "lines": 1204,
         *         "bytes": {
         *           "done": 418000,
         *           "total": 6314880
         *         },
         *         "placed": 1180,
         *         "replayed": 20,
         *         "refused": 4
         *       },
         *       "report": {
         *         "url": "https://files.example.com/partner-files/imports/acme/imp_8esn9detr82z9cmsvc7wzjj8gf/report.ndjson?sig=…",
         *         "expiresAt": "2026-01-31T12:21:00.000Z"
         *       },
         *       "createdAt": "2026-01-31T12:00:00.000Z",
         *       "updatedAt": "2026-01-31T12:01:00.000Z"
         *     }
         */
        Import: {
            /** @description The id of an import */
            id: string;
            /** @description `awaiting_upload`: upload the file and start the import. Then `queued`, `running`, and `completed`. `failed` or `cancelled`: orders that were placed before stay. `expired`: it was not started in time */
            status: string;
            /** @description The form of the file */
            format: string;
            /** @description Present while it is `awaiting_upload`: the URL of a blob in Azure Storage that takes Put Blob, or Put Block and Put Block List */
            upload?: components["schemas"]["ImportUpload"];
            /** @description How far it is */
            progress: components["schemas"]["ImportProgress"];
            /** @description Present once a line was refused, some seconds later: a file with one JSON object a refused line, `{ "line", "code", "message" }`. It grows while the import runs */
            report?: components["schemas"]["ImportReport"];
            /** @description Why it failed, if it did */
            failure?: components["schemas"]["ImportFailure"];
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When you started it
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @description When it last went on
             */
            updatedAt: string;
        };
        ImportUpload: {
            /** @description A link. It needs no token, so keep it to yourself */
            url: string;
            /**
             * Format: date-time
             * @description When the link ends. Get the import again for another one
             */
            expiresAt: string;
        };
        ImportBytes: {
            /** @description How many bytes are done */
            done: number;
            /** @description The size of the file */
            total: number;
        };
        ImportProgress: {
            /** @description How many lines of the file are done */
            lines: number;
            /** @description Present since the start */
            bytes?: components["schemas"]["ImportBytes"];
            /** @description How many orders it has placed */
            placed: number;
            /** @description How many orders were placed before, by this file or otherwise */
            replayed: number;
            /** @description How many orders or lines it has refused */
            refused: number;
        };
        ImportReport: {
            /** @description A link. It needs no token, so keep it to yourself */
            url: string;
            /**
             * Format: date-time
             * @description When the link ends. Get the import again for another one
             */
            expiresAt: string;
        };
        ImportFailure: {
            /** @description What went wrong, as a code for programs */
            code: string;
            /** @description What went wrong, as a sentence for people */
            message: string;
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
            priceList?: string;
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
            priceList?: string;
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
            /** @description The number of orders that were placed */
            orders: number;
            /** @description The number of orders that were confirmed */
            confirmed: number;
            /** @description The number of orders that failed */
            failed: number;
            /** @description The number of orders that were cancelled before they were paid */
            cancelled: number;
            /** @description The total value of the confirmed orders */
            revenue: components["schemas"]["Money"];
            /** @description The total value of the cancelled orders */
            cancelledValue: components["schemas"]["Money"];
            /** @description The number of refunds that succeeded; a cancellation after the payment is a refund */
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
        HourlyReportList: {
            /** @description One entry per hour and currency. Hours in which nothing happened are left out */
            data: components["schemas"]["HourlyReport"][];
            /** @description Present if `data` is incomplete: the days with missing data */
            meta?: components["schemas"]["HourlyReportMeta"];
        };
        HourlyReport: {
            /**
             * Format: date-time
             * @description When the hour begins, in UTC
             */
            hour: string;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
            /** @description The number of orders that were placed */
            orders: number;
            /** @description The number of orders that were confirmed */
            confirmed: number;
            /** @description The number of orders that failed */
            failed: number;
            /** @description The number of orders that were cancelled before they were paid */
            cancelled: number;
            /** @description The total value of the confirmed orders */
            revenue: components["schemas"]["Money"];
            /** @description The total value of the cancelled orders */
            cancelledValue: components["schemas"]["Money"];
            /** @description The number of refunds that succeeded; a cancellation after the payment is a refund */
            refunds: number;
            /** @description The total amount of these refunds. It is not taken from `revenue` */
            refunded: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When the last event was counted
             */
            asOf: string;
        };
        HourlyReportMeta: {
            /** @description Present if an error on our side makes an item unreadable: the items left out of `data`. We have been notified */
            unreadable?: string[];
        };
        ProductReportList: {
            /** @description One entry per day, product and currency */
            data: components["schemas"]["ProductReport"][];
            /** @description The position of this page in the report */
            meta: components["schemas"]["PageMeta"];
            /** @description Present if the daily report of these days counts more than this one: how many orders and refunds are in no product, because our records of them name none */
            withoutProducts?: components["schemas"]["ReportWithoutProducts"][];
        };
        ProductReport: {
            /**
             * Format: date
             * @description The day, in UTC
             */
            day: string;
            /** @description The product’s identifier in the catalogue */
            sku: string;
            /**
             * @description ISO 4217
             * @enum {string}
             */
            currency: "EUR" | "USD" | "GBP";
            /** @description The number of orders of the product that were placed */
            orders: number;
            /** @description The units in these orders */
            ordered: number;
            /** @description The number of orders of the product that were confirmed */
            confirmed: number;
            /** @description The units in the confirmed orders */
            sold: number;
            /** @description The price of these units */
            revenue: components["schemas"]["Money"];
            /** @description The units in refunds that succeeded */
            refundedUnits: number;
            /** @description The price of these units. It is not taken from `revenue` */
            refundedValue: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When the last event was counted
             */
            asOf: string;
        };
        ReportWithoutProducts: {
            /**
             * Format: date
             * @description The day, in UTC
             */
            day: string;
            /** @description Orders that were placed */
            orders: number;
            /** @description Orders that were confirmed */
            confirmed: number;
            /** @description Refunds. Those of an amount name no units */
            refunds: number;
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
            code: "malformed_request" | "malformed_json" | "validation_failed" | "invalid_precondition" | "invalid_client" | "invalid_cursor" | "idempotency_key_missing" | "idempotency_key_invalid" | "invalid_signature" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "not_changeable" | "not_cancellable" | "not_refundable" | "too_many_endpoints" | "endpoint_disabled" | "too_many_secrets" | "nothing_uploaded" | "not_startable" | "redelivery_running" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "expectation_failed" | "unusable_file" | "idempotency_key_reused" | "unknown_sku" | "amount_too_small" | "amount_too_large" | "refund_exceeds_captured" | "mixed_currencies" | "stock_below_zero" | "precondition_required" | "headers_too_large" | "too_many_jobs" | "too_many_streams" | "rate_limited" | "internal_error" | "upstream_unavailable" | "upstream_timeout" | "service_unavailable" | "switched_off" | "not_ready";
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
             * @description The webhooks and the streams of events as an AsyncAPI document
             */
            asyncapi: string;
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
        OrderPlacedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: you placed the order
             * @constant
             */
            type: "order.placed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderPlacedData"];
        };
        OrderPlacedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The units by product; empty for a refund of an amount without units */
            lines?: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
                /** @description The number of units */
                quantity: number;
                /** @description The price of these units */
                total: components["schemas"]["Money"];
            }[];
        };
        OrderReservedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the stock is reserved
             * @constant
             */
            type: "order.reserved";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderReservedData"];
        };
        OrderReservedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
        };
        OrderPaymentActionRequiredEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the payer has to confirm the payment: get the order, and open its `payment.action.url` in their browser
             * @constant
             */
            type: "order.payment_action_required";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderPaymentActionRequiredData"];
        };
        OrderPaymentActionRequiredData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /**
             * Format: date-time
             * @description When the payer’s time to confirm ends
             */
            expiresAt: string;
        };
        OrderAuthorizedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the amount is held
             * @constant
             */
            type: "order.authorized";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderAuthorizedData"];
        };
        OrderAuthorizedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
        };
        OrderBookedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the shipment is booked
             * @constant
             */
            type: "order.booked";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderBookedData"];
        };
        OrderBookedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The carrier’s tracking number */
            trackingNumber: string;
        };
        OrderConfirmedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the order is paid
             * @constant
             */
            type: "order.confirmed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderConfirmedData"];
        };
        OrderConfirmedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The units by product; empty for a refund of an amount without units */
            lines?: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
                /** @description The number of units */
                quantity: number;
                /** @description The price of these units */
                total: components["schemas"]["Money"];
            }[];
        };
        OrderFailedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the order failed, and everything done so far was undone
             * @constant
             */
            type: "order.failed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderFailedData"];
        };
        OrderFailedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The code of the failure */
            reason: string;
            /** @description The step that failed */
            step: string;
            /** @description What was undone, the last first */
            undone?: string[];
        };
        OrderCancellationRequestedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: you cancelled the order
             * @constant
             */
            type: "order.cancellation_requested";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderCancellationRequestedData"];
        };
        OrderCancellationRequestedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
        };
        OrderCancelledEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: everything done so far was undone
             * @constant
             */
            type: "order.cancelled";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderCancelledData"];
        };
        OrderCancelledData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description What was undone, the last first */
            undone: string[];
        };
        OrderRefundRequestedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: you or our staff requested a refund, or you cancelled an order that was paid
             * @constant
             */
            type: "order.refund_requested";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderRefundRequestedData"];
        };
        OrderRefundRequestedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId: string;
            /** @description The amount of the refund or dispute */
            amount: components["schemas"]["Money"];
        };
        OrderRefundedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: a refund succeeded: the money is on its way to the payer
             * @constant
             */
            type: "order.refunded";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderRefundedData"];
        };
        OrderRefundedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId: string;
            /** @description The amount of the refund or dispute */
            amount: components["schemas"]["Money"];
            /** @description The units by product; empty for a refund of an amount without units */
            lines: {
                /** @description The product’s identifier in the catalogue */
                sku: string;
                /** @description The number of units */
                quantity: number;
                /** @description The price of these units */
                total: components["schemas"]["Money"];
            }[];
        };
        OrderRefundFailedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: a refund was refused or did not arrive, and the money is not refunded; you may request another one
             * @constant
             */
            type: "order.refund_failed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderRefundFailedData"];
        };
        OrderRefundFailedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId: string;
            /** @description The amount of the refund or dispute */
            amount: components["schemas"]["Money"];
            /** @description The code of the failure */
            reason: string;
        };
        OrderDisputedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the payer disputed the payment at their bank; the amount can’t be refunded
             * @constant
             */
            type: "order.disputed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderDisputedData"];
        };
        OrderDisputedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The amount of the refund or dispute */
            amount: components["schemas"]["Money"];
        };
        OrderDisputeClosedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the bank decided: won, the money stays; lost, the payer has it
             * @constant
             */
            type: "order.dispute_closed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderDisputeClosedData"];
        };
        OrderDisputeClosedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The amount of the refund or dispute */
            amount: components["schemas"]["Money"];
            /**
             * @description Whether you keep the money
             * @enum {string}
             */
            outcome: "won" | "lost";
        };
        OrderShippedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the first parcel has left
             * @constant
             */
            type: "order.shipped";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderShippedData"];
        };
        OrderShippedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description All parcels of the order, with their status after the event */
            parcels: {
                /** @description The carrier’s tracking number of this parcel */
                trackingNumber: string;
                /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
                status: string;
            }[];
        };
        OrderDeliveredEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: all parcels are delivered
             * @constant
             */
            type: "order.delivered";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderDeliveredData"];
        };
        OrderDeliveredData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description All parcels of the order, with their status after the event */
            parcels: {
                /** @description The carrier’s tracking number of this parcel */
                trackingNumber: string;
                /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
                status: string;
            }[];
        };
        OrderReturnedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: no parcel is on its way, and one came back; nothing is refunded by itself
             * @constant
             */
            type: "order.returned";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderReturnedData"];
        };
        OrderReturnedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description All parcels of the order, with their status after the event */
            parcels: {
                /** @description The carrier’s tracking number of this parcel */
                trackingNumber: string;
                /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
                status: string;
            }[];
        };
        OrderLostEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: no parcel is on its way, and the carrier does not find one; nothing is refunded by itself
             * @constant
             */
            type: "order.lost";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderLostData"];
        };
        OrderLostData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description All parcels of the order, with their status after the event */
            parcels: {
                /** @description The carrier’s tracking number of this parcel */
                trackingNumber: string;
                /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
                status: string;
            }[];
        };
        OrderShipmentUpdatedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: a parcel has moved or was added, and the status of the whole shipment stays the same
             * @constant
             */
            type: "order.shipment_updated";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderShipmentUpdatedData"];
        };
        OrderShipmentUpdatedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description All parcels of the order, with their status after the event */
            parcels: {
                /** @description The carrier’s tracking number of this parcel */
                trackingNumber: string;
                /** @description Where the parcel is. `booked`: the carrier has it in its books. `shipped`: on its way. `delivered`: delivered. `returned`: back at our warehouse. `lost`: the carrier does not find it; it may still turn up. `cancelled`: stopped before it left; final */
                status: string;
            }[];
        };
        OrderUpdatedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: you changed the order
             * @constant
             */
            type: "order.updated";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderUpdatedData"];
        };
        OrderUpdatedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The names of the fields that changed */
            changed: string[];
        };
        OrderDelayedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the order waits for an outage to end or for our staff
             * @constant
             */
            type: "order.delayed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderDelayedData"];
        };
        OrderDelayedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId?: string;
        };
        OrderResumedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the order continues
             * @constant
             */
            type: "order.resumed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderResumedData"];
        };
        OrderResumedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId?: string;
        };
        OrderHeldEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the order is under review, and waits for the result
             * @constant
             */
            type: "order.held";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderHeldData"];
        };
        OrderHeldData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
        };
        OrderReleasedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the review is over, and the order continues
             * @constant
             */
            type: "order.released";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderReleasedData"];
        };
        OrderReleasedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
        };
        OrderRejectedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the order was not accepted after a review; everything done so far is being undone
             * @constant
             */
            type: "order.rejected";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderRejectedData"];
        };
        OrderRejectedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
        };
        OrderResumeRequestedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: our staff requested another attempt
             * @constant
             */
            type: "order.resume_requested";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderResumeRequestedData"];
        };
        OrderResumeRequestedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId?: string;
        };
        OrderReclaimedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/orders";
            /**
             * @description What happened: the work on the order was started again, because its process was lost
             * @constant
             */
            type: "order.reclaimed";
            /** @description The id of the order */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description Its position among the events of the order, without gaps */
            sequence: number;
            /** @description What happened, in facts */
            data: components["schemas"]["OrderReclaimedData"];
        };
        OrderReclaimedData: {
            /** @description The status of the order after the event */
            status: string;
            /** @description The price of the whole order */
            total: components["schemas"]["Money"];
            /** @description Your own reference for the order */
            reference?: string;
            /** @description The id of the refund */
            refundId?: string;
        };
        StockLowEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/products";
            /**
             * @description What happened: little is left of a product
             * @constant
             */
            type: "stock.low";
            /** @description The SKU of the product */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description What happened, in facts */
            data: components["schemas"]["StockLowData"];
        };
        StockLowData: {
            /** @description The product */
            sku: string;
            /** @description How many can still be ordered */
            available: number;
        };
        StockDepletedEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/products";
            /**
             * @description What happened: nothing is available any more
             * @constant
             */
            type: "stock.depleted";
            /** @description The SKU of the product */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description What happened, in facts */
            data: components["schemas"]["StockDepletedData"];
        };
        StockDepletedData: {
            /** @description The product */
            sku: string;
            /** @description How many can still be ordered: none */
            available: number;
        };
        EndpointTestEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/webhook-endpoints";
            /**
             * @description What happened: you asked for a test of this endpoint; it is sent to no other one, and is not in the feed
             * @constant
             */
            type: "endpoint.test";
            /** @description The id of the webhook endpoint */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description What happened, in facts */
            data: components["schemas"]["EndpointTestData"];
        };
        EndpointTestData: {
            /** @description The webhook endpoint */
            endpointId: string;
        };
        EndpointDisabledEvent: {
            /**
             * @description The version of CloudEvents
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the event: the same in every attempt, at every endpoint and in the feed */
            id: string;
            /**
             * @description The resource that it is about
             * @constant
             */
            source: "/v1/webhook-endpoints";
            /**
             * @description What happened: an endpoint gets no events any more, until you enable it
             * @constant
             */
            type: "endpoint.disabled";
            /** @description The id of the webhook endpoint */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time: string;
            /**
             * @description The media type of `data`
             * @constant
             */
            datacontenttype: "application/json";
            /** @description What happened, in facts */
            data: components["schemas"]["EndpointDisabledData"];
        };
        EndpointDisabledData: {
            /** @description The webhook endpoint */
            endpointId: string;
            /** @description Its URL */
            url: string;
            /** @description `failing`: every delivery has failed for days. `gone`: the endpoint answered 410. `operator`: our staff disabled it */
            reason: string;
        };
        ErrorEnvelope: {
            /** @description What went wrong */
            error: {
                /**
                 * @description What went wrong, as a code for programs
                 * @enum {string}
                 */
                code: "malformed_request" | "malformed_json" | "validation_failed" | "invalid_precondition" | "invalid_client" | "invalid_cursor" | "idempotency_key_missing" | "idempotency_key_invalid" | "invalid_signature" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "not_changeable" | "not_cancellable" | "not_refundable" | "too_many_endpoints" | "endpoint_disabled" | "too_many_secrets" | "nothing_uploaded" | "not_startable" | "redelivery_running" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "expectation_failed" | "unusable_file" | "idempotency_key_reused" | "unknown_sku" | "amount_too_small" | "amount_too_large" | "refund_exceeds_captured" | "mixed_currencies" | "stock_below_zero" | "precondition_required" | "headers_too_large" | "too_many_jobs" | "too_many_streams" | "rate_limited" | "internal_error" | "upstream_unavailable" | "upstream_timeout" | "service_unavailable" | "switched_off" | "not_ready";
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
    responses: {
        /** @description You have it. Answer within 15 seconds, before you do anything that takes long. */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description You want no more events at this URL: we disable the endpoint. */
        Gone: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Too many at once. We send it again, not before the time in `Retry-After`. */
        LaterPlease: {
            headers: {
                /** @description How many seconds we wait at least, up to a day. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description You cannot take it now. We send it again, not before the time in `Retry-After`. */
        Unavailable: {
            headers: {
                /** @description How many seconds we wait at least, up to a day. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Anything else, a redirect too, or no answer in 15 seconds: we send it again later. */
        NotReceived: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
        "webhook-id": string;
        /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
        "webhook-timestamp": string;
        /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
        "webhook-signature": string;
    };
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
                /** @description Searches orders by one value: `city:Ber` finds those that begin so, `city:"Bern"` exactly this one. Fields are `reference`, `recipient`, `postalCode`, `city`, `sku` and `metadata.NAME`. Without a field, a postal code, a text without digits (the recipient), or else a reference is meant. Case, accents and spaces do not count */
                q?: string;
                /** @description Only orders with this SKU */
                sku?: string;
                /** @description Only orders with these metadata, each as `metadata[NAME]=VALUE` or `metadata.NAME=VALUE` */
                metadata?: {
                    [key: string]: string;
                };
                /** @description Only orders with one of these statuses, separated by commas */
                status?: ("pending" | "reserved" | "awaiting_payment" | "authorized" | "booked" | "confirmed" | "refunding" | "partially_refunded" | "refunded" | "cancelling" | "cancelled" | "failed")[];
                /** @description Only orders with exactly this reference of yours */
                reference?: string;
                /** @description Only orders placed after this RFC 3339 time */
                createdAfter?: string;
                /** @description Only orders placed before this RFC 3339 time */
                createdBefore?: string;
                /** @description Only orders that changed after this RFC 3339 time, the oldest change first, up to 30 seconds ago. It can be combined only with `limit` and `cursor` */
                updatedAfter?: string;
                /** @description Sorts by the time when orders were placed; a leading minus puts the newest first, which is the default without `updatedAfter` */
                sort?: "createdAt" | "-createdAt";
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "status" | "version" | "createdAt" | "updatedAt" | "reference" | "lines" | "total" | "shipTo" | "paymentMethod" | "returnUrl" | "metadata" | "erasedAt" | "delayed" | "payment" | "hold" | "shipment" | "failure" | "cancellation" | "refunds" | "disputes")[];
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
            /**
             * @description `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             *
             *     `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             */
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
                     *         "code": "switched_off",
                     *         "message": "This is switched off for a while: wait the number of seconds in Retry-After.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/switched_off"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "status" | "version" | "createdAt" | "updatedAt" | "reference" | "lines" | "total" | "shipTo" | "paymentMethod" | "returnUrl" | "metadata" | "erasedAt" | "delayed" | "payment" | "hold" | "shipment" | "failure" | "cancellation" | "refunds" | "disputes" | "expanded")[];
                /** @description What to add as `expanded`: `timeline`, `refunds`, `deliveries`, separated by commas */
                expand?: ("deliveries" | "refunds" | "timeline")[];
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
                    "application/json": components["schemas"]["ExpandedOrder"];
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
            query?: {
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "orderId" | "status" | "amount" | "lines" | "reason" | "restock" | "failure" | "delayed" | "createdAt" | "updatedAt")[];
            };
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
            query?: {
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "orderId" | "status" | "amount" | "lines" | "reason" | "restock" | "failure" | "delayed" | "createdAt" | "updatedAt")[];
            };
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
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "url" | "types" | "description" | "enabled" | "failingSince" | "behindSince" | "disabledReason" | "disabledAt" | "oldSecretUntil" | "createdAt" | "updatedAt" | "version")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your webhook endpoints */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
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
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example.com/webhooks/orders",
                 *       "types": [
                 *         "order.*"
                 *       ],
                 *       "description": "The shop"
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Create a webhook endpoint */
            201: {
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
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
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
            /** @description `too_many_endpoints`: You have as many webhook endpoints as you may have. */
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
                     *         "code": "too_many_endpoints",
                     *         "message": "You have as many webhook endpoints as you may have.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/too_many_endpoints"
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
            /** @description `idempotency_key_reused`: The Idempotency-Key was already used with a different request. */
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
                     *         "code": "idempotency_key_reused",
                     *         "message": "The Idempotency-Key was already used with a different request.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/idempotency_key_reused"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    getWebhookEndpoint: {
        parameters: {
            query?: {
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "url" | "types" | "description" | "enabled" | "failingSince" | "behindSince" | "disabledReason" | "disabledAt" | "oldSecretUntil" | "createdAt" | "updatedAt" | "version")[];
            };
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a webhook endpoint */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a webhook endpoint */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that you want to change, or `*` for any version. */
                "If-Match": string;
            };
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "types": [
                 *         "order.*",
                 *         "stock.*"
                 *       ],
                 *       "enabled": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PatchWebhookEndpoint"];
                /**
                 * @example {
                 *       "types": [
                 *         "order.*",
                 *         "stock.*"
                 *       ],
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["PatchWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Change a webhook endpoint */
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
                    "application/json": components["schemas"]["WebhookEndpoint"];
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["RotateSecret"];
            };
        };
        responses: {
            /** @description Replace the secret */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
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
            /** @description `too_many_secrets`: Too many secrets of the webhook endpoint sign at the same time. */
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
                     *         "code": "too_many_secrets",
                     *         "message": "Too many secrets of the webhook endpoint sign at the same time.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/too_many_secrets"
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
            /** @description `idempotency_key_reused`: The Idempotency-Key was already used with a different request. */
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
                     *         "code": "idempotency_key_reused",
                     *         "message": "The Idempotency-Key was already used with a different request.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/idempotency_key_reused"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a test event */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
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
            /** @description `endpoint_disabled`: The webhook endpoint is disabled. */
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
                     *         "code": "endpoint_disabled",
                     *         "message": "The webhook endpoint is disabled.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/endpoint_disabled"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only deliveries with this status */
                status?: "pending" | "delivered" | "failed";
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "eventId" | "type" | "orderId" | "sequence" | "status" | "eventAt" | "createdAt" | "attempts" | "nextAttemptAt")[];
                /** @description The maximum number of items to return */
                limit?: number;
                /** @description The `nextCursor` of the previous page; keep the same filters */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List deliveries */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
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
    getDelivery: {
        parameters: {
            query?: {
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("id" | "eventId" | "type" | "orderId" | "sequence" | "status" | "eventAt" | "createdAt" | "attempts" | "nextAttemptAt")[];
            };
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
                /** @description The id of a delivery */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a delivery */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
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
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
                /** @description The id of a delivery */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send an event again */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
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
            /** @description `endpoint_disabled`: The webhook endpoint is disabled. */
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
                     *         "code": "endpoint_disabled",
                     *         "message": "The webhook endpoint is disabled.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/endpoint_disabled"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    redeliverSince: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "failedSince": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["RedeliverSince"];
            };
        };
        responses: {
            /** @description Send all failed events again */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRedelivery"];
                };
            };
            /**
             * @description `validation_failed`: The request has fields that are missing, unknown or wrong.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
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
            /**
             * @description `endpoint_disabled`: The webhook endpoint is disabled.
             *
             *     `redelivery_running`: Another redelivery of the webhook endpoint is running.
             */
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
                     *         "code": "endpoint_disabled",
                     *         "message": "The webhook endpoint is disabled.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/endpoint_disabled"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    getRedelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook endpoint */
                endpointId: string;
                /** @description The id of a redelivery */
                redeliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a redelivery */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRedelivery"];
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
    createExport: {
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
                 *       "format": "csv",
                 *       "filter": {
                 *         "createdAfter": "2026-01-01T00:00:00Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateExport"];
            };
        };
        responses: {
            /** @description Export orders */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exp_8esn9detr82z9cmsvc7wzjj8gf",
                     *       "status": "queued",
                     *       "format": "csv",
                     *       "filter": {
                     *         "createdAfter": "2026-01-01T00:00:00.000Z"
                     *       },
                     *       "asOf": "2026-01-31T12:00:00.000Z",
                     *       "progress": {
                     *         "done": 0,
                     *         "rows": 0
                     *       },
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Export"];
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
            /** @description `idempotency_key_reused`: The Idempotency-Key was already used with a different request. */
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
                     *         "code": "idempotency_key_reused",
                     *         "message": "The Idempotency-Key was already used with a different request.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/idempotency_key_reused"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `too_many_jobs`: You have as many exports or imports in progress as you may have: wait until one ends.
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
                     *         "code": "too_many_jobs",
                     *         "message": "You have as many exports or imports in progress as you may have: wait until one ends.",
                     *         "details": [
                     *           {
                     *             "path": "/v1/exports/exp_8esn9detr82z9cmsvc7wzjj8gf",
                     *             "message": "is queued or running"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/too_many_jobs"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an export */
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get an export */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
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
    createImport: {
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
                 *       "format": "ndjson",
                 *       "size": 6314880
                 *     }
                 */
                "application/json": components["schemas"]["CreateImport"];
            };
        };
        responses: {
            /** @description Create an import */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "imp_8esn9detr82z9cmsvc7wzjj8gf",
                     *       "status": "awaiting_upload",
                     *       "format": "ndjson",
                     *       "progress": {
                     *         "lines": 0,
                     *         "placed": 0,
                     *         "replayed": 0,
                     *         "refused": 0
                     *       },
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z",
                     *       "upload": {
                     *         "url": "https://files.example.com/partner-files/imports/acme/imp_8esn9detr82z9cmsvc7wzjj8gf/upload?sig=…",
                     *         "expiresAt": "2026-02-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
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
            /** @description `idempotency_key_reused`: The Idempotency-Key was already used with a different request. */
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
                     *         "code": "idempotency_key_reused",
                     *         "message": "The Idempotency-Key was already used with a different request.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/idempotency_key_reused"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /**
             * @description `too_many_jobs`: You have as many exports or imports in progress as you may have: wait until one ends.
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
                     *         "code": "too_many_jobs",
                     *         "message": "You have as many exports or imports in progress as you may have: wait until one ends.",
                     *         "details": [
                     *           {
                     *             "path": "/v1/exports/exp_8esn9detr82z9cmsvc7wzjj8gf",
                     *             "message": "is queued or running"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/too_many_jobs"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an import */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Start an import */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "imp_8esn9detr82z9cmsvc7wzjj8gf",
                     *       "status": "queued",
                     *       "format": "ndjson",
                     *       "progress": {
                     *         "lines": 1204,
                     *         "bytes": {
                     *           "done": 418000,
                     *           "total": 6314880
                     *         },
                     *         "placed": 1180,
                     *         "replayed": 20,
                     *         "refused": 4
                     *       },
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:01:00.000Z",
                     *       "startedAt": "2026-01-31T12:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
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
             * @description `nothing_uploaded`: The file of the import is not uploaded yet.
             *
             *     `not_startable`: The import cannot be started any more.
             */
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
                     *         "code": "nothing_uploaded",
                     *         "message": "The file of the import is not uploaded yet.",
                     *         "details": [],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/nothing_uploaded"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description `unusable_file`: The file of the import is empty, too large or not complete. */
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
                     *         "code": "unusable_file",
                     *         "message": "The file of the import is empty, too large or not complete.",
                     *         "details": [
                     *           {
                     *             "path": "size",
                     *             "message": "is 0: the file is empty"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/unusable_file"
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an import */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get an import */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
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
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an import */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel an import */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    location: components["headers"]["location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "imp_8esn9detr82z9cmsvc7wzjj8gf",
                     *       "status": "running",
                     *       "format": "ndjson",
                     *       "progress": {
                     *         "lines": 1204,
                     *         "bytes": {
                     *           "done": 418000,
                     *           "total": 6314880
                     *         },
                     *         "placed": 1180,
                     *         "replayed": 20,
                     *         "refused": 4
                     *       },
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("sku" | "name" | "price" | "available")[];
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
            query?: {
                /** @description The names of the fields to return, separated by commas. The response has only these */
                fields?: ("sku" | "name" | "price" | "available")[];
            };
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
            /**
             * @description `service_unavailable`: The service cannot do this at the moment: wait the number of seconds in Retry-After.
             *
             *     `switched_off`: This is switched off for a while: wait the number of seconds in Retry-After.
             */
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
                /** @description The first day, in UTC */
                from: string;
                /** @description The last day, less than 366 days later */
                to: string;
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
            /** @description Get the daily report */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyReportList"];
                    /**
                     * @example day,currency,orders,confirmed,failed,cancelled,revenue,cancelledValue,refunds,refunded,asOf,unreadable
                     *     2026-01-31,EUR,3,2,1,0,5160,0,0,0,2026-01-31T08:14:05.000Z,
                     */
                    "text/csv": string;
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
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
            /** @description `not_acceptable`: The Accept header allows no form of the response that there is. */
            406: {
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
                     *         "code": "not_acceptable",
                     *         "message": "The Accept header allows no form of the response that there is.",
                     *         "details": [
                     *           {
                     *             "path": "accept",
                     *             "message": "must allow application/json or text/csv"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_acceptable"
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
    getHourlyReport: {
        parameters: {
            query: {
                /** @description The first day, in UTC */
                from: string;
                /** @description The last day, less than 31 days later */
                to: string;
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
            /** @description Get the hourly report */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HourlyReportList"];
                    /**
                     * @example hour,currency,orders,confirmed,failed,cancelled,revenue,cancelledValue,refunds,refunded,asOf,unreadable
                     *     2026-01-31T08:00:00Z,EUR,3,2,1,0,5160,0,0,0,2026-01-31T08:14:05.000Z,
                     */
                    "text/csv": string;
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
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
            /** @description `not_acceptable`: The Accept header allows no form of the response that there is. */
            406: {
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
                     *         "code": "not_acceptable",
                     *         "message": "The Accept header allows no form of the response that there is.",
                     *         "details": [
                     *           {
                     *             "path": "accept",
                     *             "message": "must allow application/json or text/csv"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_acceptable"
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
    getProductReport: {
        parameters: {
            query: {
                /** @description The first day, in UTC */
                from: string;
                /** @description The last day, less than 31 days later */
                to: string;
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
            /** @description Get the report by product */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
                    link: components["headers"]["link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductReportList"];
                    /**
                     * @example day,sku,currency,orders,ordered,confirmed,sold,revenue,refundedUnits,refundedValue,asOf,unreadable
                     *     2026-01-31,MUG-01,EUR,3,4,2,3,3870,1,1290,2026-01-31T08:14:05.000Z,
                     */
                    "text/csv": string;
                };
            };
            /** @description The version that you have is current: the response has no body. */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    ratelimit: components["headers"]["ratelimit"];
                    etag: components["headers"]["etag"];
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
            /** @description `not_acceptable`: The Accept header allows no form of the response that there is. */
            406: {
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
                     *         "code": "not_acceptable",
                     *         "message": "The Accept header allows no form of the response that there is.",
                     *         "details": [
                     *           {
                     *             "path": "accept",
                     *             "message": "must allow application/json or text/csv"
                     *           }
                     *         ],
                     *         "requestId": "5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "docs": "https://api.example.com/errors/not_acceptable"
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
                code: "malformed_request" | "malformed_json" | "validation_failed" | "invalid_precondition" | "invalid_client" | "invalid_cursor" | "idempotency_key_missing" | "idempotency_key_invalid" | "invalid_signature" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "not_changeable" | "not_cancellable" | "not_refundable" | "too_many_endpoints" | "endpoint_disabled" | "too_many_secrets" | "nothing_uploaded" | "not_startable" | "redelivery_running" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "expectation_failed" | "unusable_file" | "idempotency_key_reused" | "unknown_sku" | "amount_too_small" | "amount_too_large" | "refund_exceeds_captured" | "mixed_currencies" | "stock_below_zero" | "precondition_required" | "headers_too_large" | "too_many_jobs" | "too_many_streams" | "rate_limited" | "internal_error" | "upstream_unavailable" | "upstream_timeout" | "service_unavailable" | "switched_off" | "not_ready";
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
    getAsyncApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get the document of all messages */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "cache-control": components["headers"]["cache-control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The version of AsyncAPI */
                        asyncapi: string;
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
    onOrderPlaced: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_1",
                 *       "source": "/v1/orders",
                 *       "type": "order.placed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 1,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "lines": [
                 *           {
                 *             "sku": "MUG-01",
                 *             "quantity": 2,
                 *             "total": {
                 *               "amount": 2580,
                 *               "currency": "EUR"
                 *             }
                 *           },
                 *           {
                 *             "sku": "TEE-BLK-M",
                 *             "quantity": 1,
                 *             "total": {
                 *               "amount": 2450,
                 *               "currency": "EUR"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderPlacedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderReserved: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.reserved",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "reserved",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderReservedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderPaymentActionRequired: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.payment_action_required",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "awaiting_payment",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "expiresAt": "2026-01-31T12:30:01.103Z"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderPaymentActionRequiredEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderAuthorized: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.authorized",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "authorized",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderAuthorizedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderBooked: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.booked",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
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
                "application/cloudevents+json": components["schemas"]["OrderBookedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderConfirmed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.confirmed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "confirmed",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "lines": [
                 *           {
                 *             "sku": "MUG-01",
                 *             "quantity": 2,
                 *             "total": {
                 *               "amount": 2580,
                 *               "currency": "EUR"
                 *             }
                 *           },
                 *           {
                 *             "sku": "TEE-BLK-M",
                 *             "quantity": 1,
                 *             "total": {
                 *               "amount": 2450,
                 *               "currency": "EUR"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderConfirmedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.failed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "failed",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "reason": "payment_declined",
                 *         "step": "authorize-payment",
                 *         "undone": [
                 *           "stock_released"
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderFailedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderCancellationRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.cancellation_requested",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "cancelling",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderCancellationRequestedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderCancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.cancelled",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "cancelled",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "undone": [
                 *           "payment_released",
                 *           "stock_released"
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderCancelledEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderRefundRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.refund_requested",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "refunding",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "refundId": "ref_1v5e7c2m9k4t8q3x6z0bdfhjpr",
                 *         "amount": {
                 *           "amount": 1290,
                 *           "currency": "EUR"
                 *         }
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderRefundRequestedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderRefunded: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.refunded",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "refunded",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "refundId": "ref_1v5e7c2m9k4t8q3x6z0bdfhjpr",
                 *         "amount": {
                 *           "amount": 1290,
                 *           "currency": "EUR"
                 *         },
                 *         "lines": [
                 *           {
                 *             "sku": "MUG-01",
                 *             "quantity": 1,
                 *             "total": {
                 *               "amount": 1290,
                 *               "currency": "EUR"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderRefundedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderRefundFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.refund_failed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "confirmed",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "refundId": "ref_1v5e7c2m9k4t8q3x6z0bdfhjpr",
                 *         "amount": {
                 *           "amount": 1290,
                 *           "currency": "EUR"
                 *         },
                 *         "reason": "refund_refused"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderRefundFailedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderDisputed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.disputed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "confirmed",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "amount": {
                 *           "amount": 1290,
                 *           "currency": "EUR"
                 *         }
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderDisputedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderDisputeClosed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.dispute_closed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "confirmed",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "amount": {
                 *           "amount": 1290,
                 *           "currency": "EUR"
                 *         },
                 *         "outcome": "won"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderDisputeClosedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderShipped: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.shipped",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "booked",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "parcels": [
                 *           {
                 *             "trackingNumber": "LP371603725022",
                 *             "status": "shipped"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderShippedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderDelivered: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.delivered",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "booked",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "parcels": [
                 *           {
                 *             "trackingNumber": "LP371603725022",
                 *             "status": "delivered"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderDeliveredEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderReturned: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.returned",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "booked",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "parcels": [
                 *           {
                 *             "trackingNumber": "LP371603725022",
                 *             "status": "returned"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderReturnedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderLost: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.lost",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "booked",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "parcels": [
                 *           {
                 *             "trackingNumber": "LP371603725022",
                 *             "status": "lost"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderLostEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderShipmentUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.shipment_updated",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "booked",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "parcels": [
                 *           {
                 *             "trackingNumber": "LP371603725022",
                 *             "status": "shipped"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderShipmentUpdatedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.updated",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001",
                 *         "changed": [
                 *           "reference"
                 *         ]
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderUpdatedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderDelayed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.delayed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderDelayedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderResumed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.resumed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderResumedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderHeld: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.held",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderHeldEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderReleased: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.released",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderReleasedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderRejected: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.rejected",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderRejectedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderResumeRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.resume_requested",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "refunding",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderResumeRequestedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onOrderReclaimed: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_8esn9detr82z9cmsvc7wzjj8gf_4",
                 *       "source": "/v1/orders",
                 *       "type": "order.reclaimed",
                 *       "subject": "ord_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 4,
                 *       "data": {
                 *         "status": "pending",
                 *         "total": {
                 *           "amount": 5030,
                 *           "currency": "EUR"
                 *         },
                 *         "reference": "PO-2026-0001"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["OrderReclaimedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onStockLow: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_stock_low_MUG-01_7_ml2ftk1r",
                 *       "source": "/v1/products",
                 *       "type": "stock.low",
                 *       "subject": "MUG-01",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "data": {
                 *         "sku": "MUG-01",
                 *         "available": 5
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["StockLowEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onStockDepleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_stock_depleted_MUG-01_7_ml2ftk1r",
                 *       "source": "/v1/products",
                 *       "type": "stock.depleted",
                 *       "subject": "MUG-01",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "data": {
                 *         "sku": "MUG-01",
                 *         "available": 0
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["StockDepletedEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onEndpointTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_endpoint_test_8esn9detr82z9cmsvc7wzjj8gf_ml2ftk1r",
                 *       "source": "/v1/webhook-endpoints",
                 *       "type": "endpoint.test",
                 *       "subject": "whe_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "data": {
                 *         "endpointId": "whe_8esn9detr82z9cmsvc7wzjj8gf"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["EndpointTestEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
    onEndpointDisabled: {
        parameters: {
            query?: never;
            header: {
                /** @description The id of the event: the same in every attempt, so that you recognise one that you have already seen. */
                "webhook-id": components["parameters"]["webhook-id"];
                /** @description When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes. */
                "webhook-timestamp": components["parameters"]["webhook-timestamp"];
                /** @description Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right. */
                "webhook-signature": components["parameters"]["webhook-signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "evt_endpoint_disabled_8esn9detr82z9cmsvc7wzjj8gf_ml2ftk1r",
                 *       "source": "/v1/webhook-endpoints",
                 *       "type": "endpoint.disabled",
                 *       "subject": "whe_8esn9detr82z9cmsvc7wzjj8gf",
                 *       "time": "2026-01-31T12:00:01.103Z",
                 *       "datacontenttype": "application/json",
                 *       "data": {
                 *         "endpointId": "whe_8esn9detr82z9cmsvc7wzjj8gf",
                 *         "url": "https://example.com/webhooks",
                 *         "reason": "failing"
                 *       }
                 *     }
                 */
                "application/cloudevents+json": components["schemas"]["EndpointDisabledEvent"];
            };
        };
        responses: {
            410: components["responses"]["Gone"];
            429: components["responses"]["LaterPlease"];
            503: components["responses"]["Unavailable"];
            "2XX": components["responses"]["Received"];
            default: components["responses"]["NotReceived"];
        };
    };
}
