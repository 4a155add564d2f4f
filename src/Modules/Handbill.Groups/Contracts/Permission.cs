namespace Handbill.Groups.Contracts;

/// <summary>
/// What may be done. A page names the permission that opens it (its policy has the same name), the handler asks for it again
/// with the scope of what is touched.
/// </summary>
public enum Permission
{
    /// <summary>Be signed in: own account, own sessions, the list of what one may open.</summary>
    SignedIn = 1,

    /// <summary>Read and write a group's items and take part in its meetings.</summary>
    WriteItems,

    /// <summary>Decide on a group's items in a meeting: approve, hold, kill.</summary>
    ApproveItems,

    /// <summary>Keep a group's workplaces, gates and shifts.</summary>
    KeepWorkplaces,

    /// <summary>Make groups, and workplaces of any group; import them.</summary>
    KeepGroups,

    /// <summary>Open the desk of a publication's editorials: who writes, translates or locks them.</summary>
    SeeEditorials,

    /// <summary>Read and write editorials and articles of a publication.</summary>
    WriteEditorials,

    /// <summary>Lock an editorial; lock an issue; agree a correction.</summary>
    Lock,

    /// <summary>Translate stories of a publication.</summary>
    Translate,

    /// <summary>Make publications and change their cadence; open issues.</summary>
    KeepPublications,

    /// <summary>See how all editions of an issue stand.</summary>
    SeeBoard,

    /// <summary>Take an issue in or out as a folder, and its sheets.</summary>
    ExportIssues,

    /// <summary>Publish articles and issues on the public site, change them with a note, take them back.</summary>
    Publish,

    /// <summary>Make an issue's sheets, and give out their files.</summary>
    RunPress,

    /// <summary>See the rounds in which sheets are handed out, go on them, and report.</summary>
    HandOut,

    /// <summary>See what the floor sends to one's own group, sealed, and answer it; opening it takes the group's key too.</summary>
    ReadSubmissions,

    /// <summary>Lay rounds out, share the copies over them, pack bundles, and see how hand-outs went.</summary>
    KeepRounds,

    /// <summary>Make the beginnings that writers choose from, and change them.</summary>
    KeepTemplates,

    /// <summary>Keep machines that print, and price lists.</summary>
    KeepMachines,

    /// <summary>Invite people, give and take roles.</summary>
    KeepPeople,

    /// <summary>Settings of the organisation, audit trail, state of the server.</summary>
    Administer,
}
