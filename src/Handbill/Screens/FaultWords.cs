using Handbill.Press.Contracts;

namespace Handbill.Screens;

/// <summary>Faults as they are told to people: `file:line: what is wrong, what to do`.</summary>
internal static class FaultWords
{
    /// <summary>A fault whose file is named from where the user stands, so that terminals and editors find it.</summary>
    public static string Of(string folder, IssueFault fault)
    {
        var file = fault.File == "." ? folder : Path.Combine(folder, fault.File);
        return (fault with { File = file }).ToString();
    }
}
