namespace Handbill.Groups.Contracts;

/// <summary>What somebody is in the organisation. A role is given for a scope.</summary>
public enum Role
{
    /// <summary>Writes for their group's workplaces and takes part in its meetings.</summary>
    GroupMember = 1,

    /// <summary>Also keeps the group's workplaces and calls its meetings.</summary>
    GroupSecretary = 2,

    /// <summary>Works on all stories of a publication.</summary>
    DeskEditor = 3,

    /// <summary>Answers for a publication: locks editorials and issues, agrees corrections.</summary>
    EditorialBoard = 4,

    /// <summary>Translates the editorial and stories.</summary>
    Translator = 5,

    /// <summary>Runs the press.</summary>
    PressOperator = 6,

    /// <summary>Carries sheets to the gates.</summary>
    Distributor = 7,

    /// <summary>Keeps groups, workplaces, publications and who is in which.</summary>
    OrganisationSecretary = 8,

    /// <summary>Runs the server; reads no copy that is not public and nobody's records.</summary>
    Administrator = 9,
}
