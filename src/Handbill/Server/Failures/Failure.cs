using Handbill.Kernel.Data;

namespace Handbill.Server.Failures;

/// <summary>A failure as a reader is told of it: what happened, what is safe, what to do. Words in English, by which the others are found.</summary>
internal sealed record Failure(int Status, string Title, string Safe, string Next)
{
    private const string Unconfirmed =
        "What was confirmed as saved is safe. What you sent just now was not confirmed: go back, where your browser still has it, see whether it is there, and send it again.";

    /// <summary>What to say of something that was thrown.</summary>
    /// <param name="trouble">What the store says of it.</param>
    /// <param name="reads">Whether the request only wanted to read.</param>
    public static Failure Of(StoreTrouble trouble, bool reads) => trouble switch
    {
        StoreTrouble.Away => new(503, "The database does not answer", SafeWords(reads), "Wait a minute and try again. If it goes on, tell whoever runs the server."),
        StoreTrouble.Full => new(503, "The server’s disk is full", SafeWords(reads), "Tell whoever runs the server: nothing can be saved until there is room."),
        StoreTrouble.Busy => new(503, "The server is too busy", SafeWords(reads), "Wait a minute and try again."),
        _ => new(500, "Something went wrong on our side", SafeWords(reads), "Try again. If it goes on, tell whoever runs the server the number below."),
    };

    /// <summary>What to say of an answer that has a status and no words; null where nothing is to be added.</summary>
    public static Failure? Of(int status) => status switch
    {
        400 => new(400, "That could not be read", "Nothing was changed.", "Go back, load the page anew and send it again: the form may have been open for very long."),
        404 => new(404, "There is nothing here", "", "The address may be mistyped, or what was here is not yours to see."),
        405 => new(405, "There is nothing here", "", "The address may be mistyped, or what was here is not yours to see."),
        413 => new(413, "That is too much at once", "Nothing was changed.", "Send a smaller file or a shorter text."),
        429 => new(429, "Too many tries", "Nothing was changed.", "Wait a minute and try again."),
        _ => null,
    };

    private static string SafeWords(bool reads) => reads ? "What was confirmed as saved is safe." : Unconfirmed;
}
