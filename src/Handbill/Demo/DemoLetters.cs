using System.Text;
using MimeKit;

namespace Handbill.Demo;

/// <summary>The newest letters that the demonstration sent, in memory and nowhere else. Safe to use from several threads.</summary>
internal sealed class DemoLetters(TimeProvider clock)
{
    /// <summary>So many letters are kept, and so many signs of all together; the oldest go first.</summary>
    public const int Most = 200, MostSigns = 16 << 20;

    private readonly Lock _gate = new();
    private readonly Queue<DemoLetter> _letters = new();
    private int _number, _signs;

    /// <summary>All that are kept, the newest first.</summary>
    public IReadOnlyList<DemoLetter> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _letters.Reverse()];
            }
        }
    }

    /// <summary>A letter by its number, which counts from 1; null where it is not kept.</summary>
    public DemoLetter? Find(int number)
    {
        lock (_gate)
        {
            return _letters.FirstOrDefault(letter => letter.Number == number);
        }
    }

    /// <summary>Takes what a mail server was given, whatever it is.</summary>
    /// <param name="to">To whom the envelope says that it goes.</param>
    /// <param name="bytes">The letter.</param>
    public void Take(string to, byte[] bytes)
    {
        var (subject, html, plain) = Read(bytes);
        lock (_gate)
        {
            var letter = new DemoLetter(++_number, clock.GetUtcNow(), to, subject, html, plain);
            _letters.Enqueue(letter);
            _signs += letter.Signs;
            while (_letters.Count > Most || (_signs > MostSigns && _letters.Count > 1))
            {
                _signs -= _letters.Dequeue().Signs;
            }
        }
    }

    // What is no letter is shown as it came.
    private static (string Subject, string Html, string Plain) Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var letter = MimeMessage.Load(stream);
            return (letter.Subject ?? "", letter.HtmlBody ?? "", letter.TextBody ?? "");
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return ("", "", Encoding.Latin1.GetString(bytes));
        }
    }
}

/// <summary>A letter as it is shown.</summary>
/// <param name="Number">Names it.</param>
/// <param name="At">When it came.</param>
/// <param name="To">To whom.</param>
/// <param name="Subject">Its subject; empty for none.</param>
/// <param name="Html">Its form for mail programs that show one; empty for none.</param>
/// <param name="Plain">Its text.</param>
internal sealed record DemoLetter(int Number, DateTimeOffset At, string To, string Subject, string Html, string Plain)
{
    public int Signs => Subject.Length + Html.Length + Plain.Length;
}
