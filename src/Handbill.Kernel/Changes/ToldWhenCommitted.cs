using System.Data.Common;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Handbill.Kernel.Changes;

/// <summary>Tells what was done when its transaction is committed, be it the save's own or a longer one around it.</summary>
internal sealed class ToldWhenCommitted : DbTransactionInterceptor
{
    public static readonly ToldWhenCommitted Only = new();

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => (eventData.Context as HandbillDb)?.Forget();

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as HandbillDb)?.Forget();
        return Task.CompletedTask;
    }

    private static void Tell(TransactionEndEventData eventData) => (eventData.Context as HandbillDb)?.Tell();
}
