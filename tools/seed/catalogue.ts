import { Sku } from '../../shared/domain/ids.ts';
import type { Currency } from '../../shared/domain/money.ts';

export interface SeedProduct {
  sku: Sku;
  name: string;
  price: { amount: number; currency: Currency };
  stock: number;
}

const euro = (sku: string, name: string, amount: number, stock: number): SeedProduct => ({
  sku: Sku.parse(sku),
  name,
  price: { amount, currency: 'EUR' },
  stock,
});

/** A small shop. It has plenty of everything except the telescope, which is for trying an empty stock. */
export const catalogue: readonly SeedProduct[] = [
  euro('MUG-01', 'Stoneware mug, 35 cl', 1_290, 1_000_000),
  euro('MUG-02', 'Espresso cup, 8 cl', 890, 1_000_000),
  euro('TEAPOT-01', 'Cast iron teapot, 1.2 l', 6_400, 50_000),
  euro('KETTLE-01', 'Gooseneck kettle', 7_950, 50_000),
  euro('GRINDER-01', 'Hand coffee grinder', 11_900, 50_000),
  euro('SCALE-01', 'Kitchen scale, 0.1 g', 3_990, 100_000),
  euro('FILTER-01', 'Paper filters, 100 pieces', 650, 1_000_000),
  euro('BEANS-01', 'Coffee beans, dark roast, 1 kg', 2_450, 200_000),
  euro('BEANS-02', 'Coffee beans, light roast, 1 kg', 2_650, 200_000),
  euro('TEA-01', 'Sencha, 100 g', 1_850, 200_000),
  euro('TEA-02', 'Darjeeling first flush, 100 g', 2_150, 200_000),
  euro('BOARD-01', 'Oak cutting board', 4_500, 20_000),
  euro('KNIFE-01', 'Chef’s knife, 20 cm', 9_900, 20_000),
  euro('PAN-01', 'Carbon steel pan, 28 cm', 5_900, 20_000),
  euro('APRON-01', 'Linen apron', 3_400, 50_000),
  euro('TOWEL-01', 'Tea towels, set of 3', 1_750, 100_000),
  euro('JAR-01', 'Storage jar, 2 l', 1_490, 100_000),
  euro('LAMP-01', 'Clip-on lamp', 2_990, 20_000),
  euro('STOOL-01', 'Folding stool, beech', 5_200, 10_000),
  euro('TELESCOPE-01', 'Brass telescope, numbered', 48_000, 3),
];
