namespace Handbill.Demo;

/// <summary>A workplace of the demonstration.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Name">As printed.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Group">The group around it.</param>
/// <param name="Copies">Copies wanted.</param>
/// <param name="Items">How many items it has by now.</param>
internal sealed record DemoWorkplace(string Slug, string Name, string Region, string Group, int Copies, int Items);

/// <summary>
/// The workplaces of the demonstration beside those of the sample issue: forty in all, in a town that is not on any map.
/// </summary>
internal static class DemoWorkplaces
{
    public static IReadOnlyList<DemoWorkplace> All { get; } =
    [
        new("weir-lane-laundry", "Weir Lane Laundry", "Riverside", "Riverside group", 90, 5),
        new("tannery-yard", "Tannery Yard", "Riverside", "Riverside group", 140, 4),
        new("lock-keepers-depot", "Lock Keepers’ Depot", "Riverside", "Riverside group", 60, 6),
        new("ferry-landing", "Ferry Landing", "Riverside", "Riverside group", 75, 0),
        new("mill-street-post-office", "Mill Street Post Office", "Riverside", "Riverside group", 110, 5),
        new("east-basin-crane-drivers", "East Basin Crane Drivers", "Docks", "Docks group", 210, 6),
        new("cold-quay", "Cold Quay", "Docks", "Docks group", 180, 4),
        new("rope-walk-warehouse", "Rope Walk Warehouse", "Docks", "Docks group", 320, 5),
        new("customs-shed", "Customs Shed", "Docks", "Docks group", 85, 0),
        new("pilot-house", "Pilot House", "Docks", "Docks group", 40, 3),
        new("harbour-canteen", "Harbour Canteen", "Docks", "Docks group", 55, 5),
        new("upper-hill-school", "Upper Hill School", "Hilltop", "Hilltop group", 70, 5),
        new("hilltop-bus-garage", "Hilltop Bus Garage", "Hilltop", "Hilltop group", 260, 6),
        new("st-annes-ward-nine", "St Anne’s, Ward Nine", "Hilltop", "Hospital group", 130, 5),
        new("st-annes-kitchens", "St Anne’s Kitchens", "Hilltop", "Hospital group", 95, 4),
        new("st-annes-porters", "St Anne’s Porters", "Hilltop", "Hospital group", 80, 0),
        new("blood-laboratory", "Blood Laboratory", "Hilltop", "Hospital group", 45, 5),
        new("northern-sorting-hall", "Northern Sorting Hall", "North side", "Post group", 380, 6),
        new("parcel-point-north", "Parcel Point North", "North side", "Post group", 240, 5),
        new("garden-road-nursery", "Garden Road Nursery", "North side", "Schools group", 35, 4),
        new("county-archive", "County Archive", "North side", "Schools group", 30, 0),
        new("stadium-cleaners", "Stadium Cleaners", "North side", "Cleaners’ group", 150, 5),
        new("night-office-cleaners", "Night Office Cleaners", "Centre", "Cleaners’ group", 290, 6),
        new("old-market-stalls", "Old Market Stalls", "Centre", "Market group", 120, 5),
        new("fish-hall", "Fish Hall", "Centre", "Market group", 65, 3),
        new("clock-tower-hotel", "Clock Tower Hotel", "Centre", "Hotels group", 160, 5),
        new("station-hotel", "Station Hotel", "Centre", "Hotels group", 145, 0),
        new("tram-workshop", "Tram Workshop", "Centre", "Tramways group", 310, 6),
    ];
}
