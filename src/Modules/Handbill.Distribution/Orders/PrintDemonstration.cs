using Handbill.Distribution.Contracts;
using Handbill.Distribution.Orders.Machines;
using Handbill.Distribution.Orders.Prices;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;

namespace Handbill.Distribution.Orders;

/// <summary>A duplicator of one's own, and a print shop.</summary>
internal sealed class PrintDemonstration(HandbillDb db, TimeProvider clock) : IPrintDemonstration
{
    // Ten-thousandths of a cent.
    private const long Cent = 10_000;

    public async Task StageAsync(CancellationToken cancellation)
    {
        var own = List("Duplicator in the cellar", perJob: 0);
        Add(own, PriceOf.Sheet, "", 1, Cent);
        Add(own, PriceOf.Side, "", 1, Cent * 4 / 10);
        var shop = List("Market Street Printers", perJob: 450);
        Add(shop, PriceOf.Sheet, "", 1, Cent * 3);
        Add(shop, PriceOf.Sheet, "recycled", 1, Cent * 4);
        Add(shop, PriceOf.Side, "", 1, Cent * 25 / 10);
        Add(shop, PriceOf.Side, "", 1000, Cent * 18 / 10);
        db.AddRange(own, shop);
        db.AddRange(
            new Machine
            {
                Id = NewId.Of<MachineId>(clock), Name = "Duplicator in the cellar", Sheets = ["A4"], Inks = ["black", "red"], Top = 50, Right = 50, Bottom = 50, Left = 50,
                Turning = Turning.ByHand, PriceListId = own.Id,
            },
            new Machine
            {
                Id = NewId.Of<MachineId>(clock), Name = "Market Street Printers", Sheets = ["A4", "A3-folded"], Inks = ["black", "red", "blue"], Top = 30, Right = 30, Bottom = 30, Left = 30,
                Repeats = true, PriceListId = shop.Id,
            });
        await db.SaveChangesAsync(cancellation);
    }

    private PriceList List(string name, long perJob) => new() { Id = NewId.Of<PriceListId>(clock), Name = name, Currency = "EUR", PerJob = perJob };

    private static void Add(PriceList list, PriceOf of, string paper, int from, long rate) =>
        list.Prices.Add(new Price { PriceListId = list.Id, Number = list.Prices.Count, Of = of, Paper = paper, Ink = "", From = from, Rate = rate });
}
