using System.Text.RegularExpressions;

namespace Handbill.Floor.Submissions;

/// <summary>What a browser says of the submission that it is going to send.</summary>
internal sealed partial record UploadRequest
{
    /// <summary>Bytes of the sealed file.</summary>
    public int Length { get; init; }

    /// <summary>SHA-256 of the sealed file, 64 hexadecimal digits.</summary>
    public string? Hash { get; init; }

    /// <summary>SHA-256 of the mailbox's id, 64 hexadecimal digits.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The challenge that was worked on.</summary>
    public string? Challenge { get; init; }

    /// <summary>The number that was found.</summary>
    public string? Nonce { get; init; }

    /// <summary>A printed token, in the place of work.</summary>
    public string? Token { get; init; }

    /// <summary>True when it can be a submission at all.</summary>
    public bool IsPossible => SealedSize.IsPossible(Length) && IsHash(Hash) && IsHash(Mailbox);

    /// <summary>True for 64 small hexadecimal digits.</summary>
    public static bool IsHash(string? text) => text is not null && Hex().IsMatch(text);

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Hex();
}

/// <summary>How a submission on its way stands.</summary>
/// <param name="State">What became of what was asked.</param>
/// <param name="Id">Under what it goes on; null when there is nothing to go on with.</param>
/// <param name="Received">Bytes that are here, from the first on.</param>
/// <param name="Length">Bytes of the whole.</param>
internal sealed record UploadStand(UploadState State, Contracts.UploadId? Id = null, int Received = 0, int Length = 0);

/// <summary>What became of what was asked of a submission on its way.</summary>
internal enum UploadState
{
    /// <summary>It goes on from what was received.</summary>
    Coming,

    /// <summary>It is safely in.</summary>
    In,

    /// <summary>A piece did not begin where the last one ended; it goes on from what was received.</summary>
    Elsewhere,

    /// <summary>What was said of it is of no submission.</summary>
    Impossible,

    /// <summary>There was no work, too little, or on an old challenge.</summary>
    Work,

    /// <summary>The token was used, or never printed.</summary>
    Token,

    /// <summary>The group has no room.</summary>
    Full,

    /// <summary>It is not known, or no longer.</summary>
    Gone,

    /// <summary>All of it came, and it is not what it was said to be.</summary>
    Damaged,
}
