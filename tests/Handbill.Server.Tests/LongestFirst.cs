using Handbill.Server.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Handbill.Server.Tests;

/// <summary>Classes that take half a minute and more begin first: one that began last would run alone at the end, for as long as it takes.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Browser.EveryPageTests), nameof(Accounts.SignInTests), nameof(Stories.EditorTests), nameof(Journeys.SealedTests), nameof(Press.PressRunTests), nameof(Operations.DeskBenchTests), nameof(Press.RunTroubleTests),
        nameof(Journeys.WholeFortnightTests), nameof(Meetings.MeetingBrowserTests), nameof(Site.PublicPageTests), nameof(Site.SiteBrowserTests), nameof(Site.NewsArchiveTests), nameof(Browser.SigningInTests), nameof(Post.MailingKillTests), nameof(Site.SiteExportTests),
        nameof(Floor.FloorBrowserTests), nameof(Journeys.LockToGateTests), nameof(Operations.PostgresKillTests), nameof(Flatplans.FlatplanBrowserTests), nameof(Vault.VaultBrowserTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Rank).ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];

    private static int Rank<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Split(' ').Any(part => part.EndsWith($".{name}", StringComparison.Ordinal))) is var at and >= 0 ? at : Long.Length;
}
