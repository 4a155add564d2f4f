using System.Security.Cryptography;
using Handbill.Floor.Contracts;
using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handbill.Floor.Submissions;

/// <summary>A piece of a sealed file, as it came. It is written once: what is on its way in and what is in lie in the same place.</summary>
internal sealed class SealedPiece
{
    /// <summary>The submission, or what becomes one when it is whole.</summary>
    public required SubmissionId FileId { get; init; }

    /// <summary>Where in the whole it begins.</summary>
    public required int Start { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>A whole file in pieces.</summary>
    public static IEnumerable<SealedPiece> Of(SubmissionId file, byte[] bytes) =>
        bytes.Chunk(Uploads.MostPiece).Select((piece, number) => new SealedPiece { FileId = file, Start = number * Uploads.MostPiece, Bytes = piece });

    /// <summary>The pieces of a file, in their order, one after the other; empty when there are none.</summary>
    public static async Task<byte[]> ReadAsync(HandbillDb db, SubmissionId file, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        await foreach (var piece in db.Set<SealedPiece>().AsNoTracking().Where(one => one.FileId == file).OrderBy(one => one.Start).Select(one => one.Bytes).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            whole.Write(piece);
        }

        return whole.ToArray();
    }

    /// <summary>Whether the pieces of a file and its last one together have a hash, and begin as what is sealed does.</summary>
    public static async Task<bool> IsSealedAsync(HandbillDb db, SubmissionId file, byte[] last, string hash, CancellationToken cancellation)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[]? first = null;
        await foreach (var piece in db.Set<SealedPiece>().AsNoTracking().Where(one => one.FileId == file).OrderBy(one => one.Start).Select(one => one.Bytes).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            first ??= piece;
            whole.AppendData(piece);
        }

        whole.AppendData(last);
        return SealedSize.LooksSealed(first ?? last) && Convert.ToHexStringLower(whole.GetHashAndReset()) == hash;
    }

    public static void Shape(EntityTypeBuilder<SealedPiece> piece) => piece.HasKey(one => new { one.FileId, one.Start });
}
