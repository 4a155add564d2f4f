using System.Collections.Immutable;

namespace Handbill.Press.Contracts;

/// <summary>Told how a watch goes on. Calls come one at a time.</summary>
public interface IWatchObserver : IPressObserver
{
    /// <summary>Files were saved, and editions will be made again.</summary>
    /// <param name="files">Paths in the issue folder; empty before the first run.</param>
    void Changed(ImmutableArray<string> files);

    /// <summary>The editions are made, or refused. What follows waits for the next save.</summary>
    void Settled(PressReport report);

    /// <summary>The run could not go on; the watch does.</summary>
    void Failed(PressException problem);
}
