namespace Handbill.Press.Imprints;

/// <summary>What follows imprint rules: a publication, or an issue that follows further ones.</summary>
internal interface IImprintOwner
{
    /// <summary>Keys of the rules, in the order in which their lines are printed.</summary>
    List<string> ImprintProfiles { get; set; }

    /// <summary>What is filled in, by <see cref="ImprintSlot.Key"/>; what was filled in for rules that are not followed any more stays.</summary>
    Dictionary<string, string> ImprintValues { get; set; }

    /// <summary>The lines that are printed, by BCP 47 tag: as they were seen when this was last saved.</summary>
    Dictionary<string, string> ImprintLines { get; set; }

    int Version { get; set; }
}
