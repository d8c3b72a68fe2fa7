/** Words of four letters and more that are names or parts of names too, and that a reason needs. */
export const everydayWords: ReadonlySet<string> = new Set(
  [
    'address agency asked bank branch building business carrier cash central centre center city claim client company complaint',
    'customer damaged delivery department depot desk direct dispute driver express family fraud front goods group head health',
    'help home hospital hotel house incident item limited logistics mail market mister mobile name note number office online',
    'order orders page parcel partner payment person phone post product products purchase reception recipient refund repair',
    'report request restaurant return returns sales school security service services shipment shipping shop stock store street',
    'supplies supply support system team test ticket trade transport unit user warehouse wrong',
    // Titles and legal forms.
    'frau herr madame miss professor gmbh corp',
    // Names that are words.
    'april august banks best bill black blue brown case chance chase cross drew early field fields fine friday good grant gray',
    'green hand hold hope june just king lane late light little long love major mark marks march more price read rich right',
    'rose round sent sharp short small smart stone strong summer sunday swift temple trace union wait ward watch waters wells',
    'west white will winter wood woods young',
  ].flatMap((line) => line.split(' ')),
);
