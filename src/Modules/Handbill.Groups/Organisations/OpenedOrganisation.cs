namespace Handbill.Groups.Organisations;

/// <summary>Remembers in this process that the set-up is done, which it stays.</summary>
internal sealed class OpenedOrganisation
{
    public bool IsOpened { get; set; }
}
