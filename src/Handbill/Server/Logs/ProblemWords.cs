using System.Data.Common;
using System.Net.Sockets;
using Handbill.Kernel.Data;
using Microsoft.Data.Sqlite;

namespace Handbill.Server.Logs;

/// <summary>
/// What a log says of an exception: kinds, the database's codes and where it was thrown. Not its message, which quotes what was typed as often as
/// not; but for those that we write ourselves.
/// </summary>
internal static class ProblemWords
{
    /// <summary>The exception and those inside it, outermost first.</summary>
    public static IEnumerable<string> Chain(Exception problem)
    {
        for (var at = problem; at is not null; at = at.InnerException)
        {
            var said = at switch
            {
                StoreException ours => ours.Message,
                SqliteException sqlite => $"code {sqlite.SqliteExtendedErrorCode}",
                DbException { SqlState: { } state } => $"code {state}",
                SocketException socket => $"{socket.SocketErrorCode}",
                IOException disk => $"0x{disk.HResult:x8}",
                _ => "",
            };
            yield return said.Length > 0 ? $"{at.GetType().FullName} ({said})" : at.GetType().FullName!;
        }
    }

    /// <summary>Where the innermost was thrown, innermost first.</summary>
    public static IEnumerable<string> Frames(Exception problem)
    {
        var innermost = problem;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        return (innermost.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("---", StringComparison.Ordinal)).Take(30);
    }
}
