using System.Buffers;
using Handbill.Pdf.Joining;
using Handbill.Pdf.Tests.Samples;

namespace Handbill.Pdf.Tests.Joining;

/// <summary>What joining keeps in memory. It is told by the whole program's, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(JoinedMemoryTests), DisableParallelization = true)]
[Collection(nameof(JoinedMemoryTests))]
public sealed class JoinedMemoryTests
{
    [Fact]
    public void However_many_files_are_joined_no_more_is_kept_than_where_their_objects_stand()
    {
        var one = Written.Print(Editions.Everything());
        var output = new Emptied();
        var joiner = new PdfJoiner(output);
        joiner.Add(one);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var file = 0; file < 1000; file++)
        {
            joiner.Add(one);
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(output.Length / 10);
        joiner.Finish();
    }

    // Counts what is written, and keeps none of it.
    private sealed class Emptied : IBufferWriter<byte>
    {
        private byte[] _room = new byte[4096];

        public long Length { get; private set; }

        public void Advance(int count) => Length += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _room.Length >= sizeHint ? _room : _room = new byte[sizeHint];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
