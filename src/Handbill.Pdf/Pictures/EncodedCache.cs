using Handbill.Pdf.Document;

namespace Handbill.Pdf.Pictures;

/// <summary>What an encoded picture is kept under: which content, for what, how many pixels wide.</summary>
internal readonly record struct EncodedKey(string Hash, PictureUse Use, int Width);

/// <summary>
/// Encoded pictures within a bound of bytes; the one not asked for longest goes first. Two threads that ask for the same
/// picture at once wait for one encoding; others are not held up.
/// </summary>
internal sealed class EncodedCache(long capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<EncodedKey, LinkedListNode<Slot>> slots = [];
    private readonly LinkedList<Slot> byAge = new();
    private long held;

    /// <summary>Bytes held now.</summary>
    public long Held
    {
        get
        {
            lock (gate)
            {
                return held;
            }
        }
    }

    public PictureData Get(EncodedKey key, Func<PictureData> encode)
    {
        LinkedListNode<Slot> node;
        lock (gate)
        {
            if (slots.TryGetValue(key, out var known))
            {
                byAge.Remove(known);
                byAge.AddLast(known);
                node = known;
            }
            else
            {
                node = byAge.AddLast(new Slot(key, new Lazy<PictureData>(encode)));
                slots.Add(key, node);
            }
        }

        try
        {
            var picture = node.Value.Picture.Value;
            Account(node, picture.Bytes.Length);
            return picture;
        }
        catch
        {
            // A failure is not kept: the next who asks tries anew.
            Forget(node);
            throw;
        }
    }

    private void Account(LinkedListNode<Slot> node, long bytes)
    {
        lock (gate)
        {
            if (node.Value.Bytes > 0 || node.List is null)
            {
                return;
            }

            node.Value.Bytes = bytes;
            held += bytes;
            for (var oldest = byAge.First; oldest is not null && held > capacity;)
            {
                var next = oldest.Next;
                if (oldest.Value.Bytes > 0)
                {
                    Remove(oldest);
                }

                oldest = next;
            }
        }
    }

    private void Forget(LinkedListNode<Slot> node)
    {
        lock (gate)
        {
            if (node.List is not null)
            {
                Remove(node);
            }
        }
    }

    private void Remove(LinkedListNode<Slot> node)
    {
        byAge.Remove(node);
        slots.Remove(node.Value.Key);
        held -= node.Value.Bytes;
    }

    private sealed class Slot(EncodedKey key, Lazy<PictureData> picture)
    {
        public EncodedKey Key { get; } = key;

        public Lazy<PictureData> Picture { get; } = picture;

        /// <summary>Bytes of the finished picture; 0 while it is being encoded.</summary>
        public long Bytes { get; set; }
    }
}
