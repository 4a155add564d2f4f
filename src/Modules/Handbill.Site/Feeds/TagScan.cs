namespace Handbill.Site.Feeds;

/// <summary>Goes through the attributes of one start tag (HTML Standard, section 13.2.5.32 and on).</summary>
internal ref struct TagScan
{
    private readonly string _html;
    private int _nameFrom;
    private int _nameTo;
    private int _textFrom;
    private int _textTo;

    /// <summary>Goes past the tag's name.</summary>
    /// <param name="html">The whole text.</param>
    /// <param name="at">Where the name begins.</param>
    public TagScan(string html, int at)
    {
        _html = html;
        At = at;
        while (At < html.Length && !IsSpace(html[At]) && html[At] is not ('/' or '>'))
        {
            At++;
        }
    }

    /// <summary>Where it stands: after the tag, once <see cref="Next"/> said no.</summary>
    public int At { get; private set; }

    /// <summary>Where the value with its quotation marks begins and ends.</summary>
    public int ValueFrom { get; private set; }

    public int ValueTo { get; private set; }

    public readonly ReadOnlySpan<char> Name => _html.AsSpan(_nameFrom, _nameTo - _nameFrom);

    /// <summary>The value as it is written, without its quotation marks.</summary>
    public readonly ReadOnlySpan<char> Value => _html.AsSpan(_textFrom, _textTo - _textFrom);

    /// <summary>Goes to the next attribute that has a value.</summary>
    public bool Next()
    {
        while (true)
        {
            while (At < _html.Length && (IsSpace(_html[At]) || _html[At] == '/'))
            {
                At++;
            }

            if (At >= _html.Length || _html[At] == '>')
            {
                At = Math.Min(At + 1, _html.Length);
                return false;
            }

            ReadName();
            var equals = AfterSpace(At);
            if (equals < _html.Length && _html[equals] == '=')
            {
                ReadValue(AfterSpace(equals + 1));
                return true;
            }
        }
    }

    private void ReadName()
    {
        _nameFrom = At++;
        while (At < _html.Length && !IsSpace(_html[At]) && _html[At] is not ('/' or '>' or '='))
        {
            At++;
        }

        _nameTo = At;
    }

    private void ReadValue(int from)
    {
        ValueFrom = from;
        if (from < _html.Length && _html[from] is '"' or '\'')
        {
            var end = _html.IndexOf(_html[from], from + 1);
            _textFrom = from + 1;
            _textTo = end < 0 ? _html.Length : end;
            At = ValueTo = Math.Min(_textTo + 1, _html.Length);
            return;
        }

        At = from;
        while (At < _html.Length && !IsSpace(_html[At]) && _html[At] != '>')
        {
            At++;
        }

        _textFrom = from;
        _textTo = ValueTo = At;
    }

    private readonly int AfterSpace(int at)
    {
        while (at < _html.Length && IsSpace(_html[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsSpace(char sign) => sign is ' ' or '\t' or '\n' or '\f' or '\r';
}
