using System.Runtime.CompilerServices;
using static Handbill.Typesetting.Text.BidiClass;

namespace Handbill.Typesetting.Text;

/// <summary>Rules X1 to X8: explicit levels and overrides.</summary>
internal readonly ref struct BidiEmbeddings(
    ReadOnlySpan<BidiClass> classes, int[] partner, BidiClass[] resolved, Span<byte> levels, BidiParagraph paragraphWork)
{
    /// <summary>BD2.</summary>
    private const int MaxDepth = 125;

    private readonly ReadOnlySpan<BidiClass> classes = classes;
    private readonly Span<byte> levels = levels;

    [InlineArray(MaxDepth + 2)]
    private struct Stack
    {
        private Status first;
    }

    /// <summary>An entry of the directional status stack.</summary>
    /// <param name="Level">Embedding level.</param>
    /// <param name="Override">L or R to override with, ON for none.</param>
    /// <param name="Isolate">An isolate initiator opened it.</param>
    private readonly record struct Status(byte Level, BidiClass Override, bool Isolate);

    /// <summary>Fills the levels of what X9 keeps, and the overridden classes.</summary>
    public void Apply(byte paragraph)
    {
        var stack = default(Stack);
        stack[0] = new Status(paragraph, ON, false);
        int top = 0;
        int overflowIsolates = 0;
        int overflowEmbeddings = 0;
        int validIsolates = 0;

        for (int at = 0; at < classes.Length; at++)
        {
            var found = classes[at];
            switch (found)
            {
                case LRE or RLE or LRO or RLO: // X2 to X5
                    int embedded = Next(stack[top].Level, found is RLE or RLO);
                    if (embedded <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        stack[++top] = new Status((byte)embedded, found == LRO ? L : found == RLO ? R : ON, false);
                    }
                    else if (overflowIsolates == 0)
                    {
                        overflowEmbeddings++;
                    }

                    break;

                case LRI or RLI or FSI: // X5a to X5c
                    Set(at, stack[top]);
                    bool rightToLeft = found == RLI
                        || (found == FSI && paragraphWork.FirstStrong(classes, at + 1, partner[at]) == 1);
                    int isolated = Next(stack[top].Level, rightToLeft);
                    if (isolated <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack[++top] = new Status((byte)isolated, ON, true);
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;

                case PDI: // X6a
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack[top].Isolate)
                        {
                            top--;
                        }

                        top--;
                        validIsolates--;
                    }

                    Set(at, stack[top]);
                    break;

                case PDF: // X7
                    if (overflowIsolates > 0)
                    {
                        break;
                    }

                    if (overflowEmbeddings > 0)
                    {
                        overflowEmbeddings--;
                    }
                    else if (top > 0 && !stack[top].Isolate)
                    {
                        top--;
                    }

                    break;

                case B: // X8
                    levels[at] = paragraph;
                    break;

                case BN:
                    break;

                default: // X6
                    Set(at, stack[top]);
                    break;
            }
        }
    }

    /// <summary>The next level above that has the wanted direction.</summary>
    private static int Next(int level, bool rightToLeft) => rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;

    private void Set(int at, Status status)
    {
        levels[at] = status.Level;
        if (status.Override != ON)
        {
            resolved[at] = status.Override;
        }
    }
}
