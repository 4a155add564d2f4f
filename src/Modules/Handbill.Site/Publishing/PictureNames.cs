using Handbill.Press.Contracts;

namespace Handbill.Site.Publishing;

/// <summary>The pictures that a body shows. Pure.</summary>
internal static class PictureNames
{
    /// <summary>Their names in the order of the text, each once.</summary>
    public static IReadOnlyList<string> In(string body)
    {
        var asked = new Asked();
        ReadingMarkup.Of(body, asked);
        return asked.Names;
    }

    private sealed class Asked : IReadingTargets
    {
        public List<string> Names { get; } = [];

        public string? LinkTo(string address) => null;

        public ShownPicture? PictureOf(string name)
        {
            if (name.Length > 0 && !Names.Contains(name))
            {
                Names.Add(name);
            }

            return null;
        }
    }
}
