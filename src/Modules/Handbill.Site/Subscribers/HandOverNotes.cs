using System.IO.MemoryMappedFiles;
using System.Threading.Channels;
using Handbill.Kernel.Data;
using Handbill.Mail;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Notes of letters that are in hand, in memory that is a file: a note costs nothing, and is there after the process was killed at whatever moment. There is a place for each letter that is on its way or waits to
/// be noted in the database, and no more are ever in hand. The database alone says what was sent; the notes only say what it could not be told any more. Another machine, or a loss of power, does without them.
/// </summary>
internal sealed class HandOverNotes(LocalFolder folder) : IDisposable
{
    /// <summary>So many letters are in hand at most.</summary>
    public const int Places = 16;

    private const int IdBytes = 16, PlaceBytes = 40, StateAt = 2 * IdBytes;

    private readonly Channel<int> _free = Channel.CreateBounded<int>(Places);
    private MemoryMappedFile? _file;
    private MemoryMappedViewAccessor? _notes;

    private MemoryMappedViewAccessor Notes => _notes ?? throw new InvalidOperationException("The notes were not opened.");

    /// <summary>Opens the notes, with what the process before left.</summary>
    /// <returns>Letters of which the database may not know what became of them; their places are taken until they are let go of by <see cref="Forget"/>.</returns>
    public IReadOnlyList<LeftLetter> Open()
    {
        if (_notes is null)
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            _file = MemoryMappedFile.CreateFromFile(new FileStream(Path.Combine(folder.Path, ".letters-in-hand"), options), null, Places * PlaceBytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
            _notes = _file.CreateViewAccessor(0, Places * PlaceBytes);
        }

        return [.. Enumerable.Range(0, Places).Select(Read).Where(one => one.State != HandOverState.None)];
    }

    /// <summary>Begins anew: all places are free. Once the database knows what was left, and nothing is in hand.</summary>
    public void Forget()
    {
        while (_free.Reader.TryRead(out _))
        {
            // Each is given back below, once.
        }

        for (var place = 0; place < Places; place++)
        {
            Write(place, HandOverState.None);
            _free.Writer.TryWrite(place);
        }
    }

    /// <summary>Takes a place for a letter, as soon as there is one.</summary>
    public async ValueTask<LetterInHand> TakeAsync(Guid mailing, Guid subscriber, CancellationToken cancellation)
    {
        var place = await _free.Reader.ReadAsync(cancellation);
        Write(place, HandOverState.None);
        Notes.WriteArray(place * PlaceBytes, mailing.ToByteArray(), 0, IdBytes);
        Notes.WriteArray((place * PlaceBytes) + IdBytes, subscriber.ToByteArray(), 0, IdBytes);
        return new LetterInHand(this, place);
    }

    public void Dispose()
    {
        _notes?.Dispose();
        _file?.Dispose();
    }

    private LeftLetter Read(int place)
    {
        var ids = new byte[2 * IdBytes];
        Notes.ReadArray(place * PlaceBytes, ids, 0, ids.Length);
        return new LeftLetter(new Guid(ids.AsSpan(0, IdBytes)), new Guid(ids.AsSpan(IdBytes)), (HandOverState)Notes.ReadByte((place * PlaceBytes) + StateAt));
    }

    // What was written before is in its place before the state says so.
    private void Write(int place, HandOverState state)
    {
        Interlocked.MemoryBarrier();
        Notes.Write((place * PlaceBytes) + StateAt, (byte)state);
        Interlocked.MemoryBarrier();
    }

    /// <summary>A letter that has a place.</summary>
    internal sealed class LetterInHand(HandOverNotes notes, int place) : IHandOverWitness
    {
        public void Given() => notes.Write(place, HandOverState.Given);

        public void Answered(bool isTaken) => notes.Write(place, isTaken ? HandOverState.Taken : HandOverState.None);

        /// <summary>The database knows what became of it.</summary>
        public void Noted()
        {
            notes.Write(place, HandOverState.None);
            notes._free.Writer.TryWrite(place);
        }
    }
}

/// <summary>A letter that was in hand when the process ended.</summary>
internal readonly record struct LeftLetter(Guid Mailing, Guid Subscriber, HandOverState State);

/// <summary>How far a letter in hand is.</summary>
internal enum HandOverState : byte
{
    /// <summary>The mail server cannot have all of it.</summary>
    None = 0,

    /// <summary>All of it was given to the system for the mail server.</summary>
    Given = 1,

    /// <summary>The mail server said that it has it.</summary>
    Taken = 2,
}
