using System.Text.Json;

namespace Handbill.Site.Imports.Ghost;

/// <summary>A row of a table in an export.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Fields">Its fields.</param>
internal readonly record struct JsonRow(string Table, JsonElement Fields);

/// <summary>
/// Reads the rows of an export, `{"db":[{"data":{"posts":[{…},…],"tags":[…]}}]}` with or without what is around `data`, one after the other. What
/// is held is one row, however large the file.
/// </summary>
/// <param name="source">The export, in UTF-8.</param>
internal sealed class JsonRows(Stream source)
{
    // Rows beyond it are not posts.
    private const int LargestRow = 32 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _begin;
    private int _end;
    private bool _isOver;
    private JsonReaderState _state = new(new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    private string _name = "";
    private string _table = "";
    private int _tableDepth;

    /// <summary>Line that was read last, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the file was read to its end without a break.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Rows of the tables that are asked for.</summary>
    public IEnumerable<JsonRow> Of(IReadOnlySet<string> tables)
    {
        Mark();
        while (true)
        {
            var (row, isEnd) = Next(tables);
            if (row is { } found)
            {
                yield return found;
            }
            else if (isEnd)
            {
                yield break;
            }
            else if (!Fill())
            {
                yield break;
            }
        }
    }

    // The next row that is whole in the buffer; else whether reading is at an end.
    private (JsonRow? Row, bool IsEnd) Next(IReadOnlySet<string> tables)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_begin, _end - _begin), _isOver, _state);
        try
        {
            var before = reader;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject && _tableDepth > 0 && reader.CurrentDepth == _tableDepth && tables.Contains(_table))
                {
                    var row = reader;
                    if (!JsonDocument.TryParseValue(ref row, out var document))
                    {
                        Keep(before);
                        return (null, false);
                    }

                    Keep(row);
                    using (document)
                    {
                        return (new JsonRow(_table, document.RootElement.Clone()), false);
                    }
                }

                Follow(ref reader);
                before = reader;
            }

            Keep(reader);
            IsWhole = _isOver;
            return (null, _isOver);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (null, true);
        }
    }

    // A table is a list under a name, as deep as it comes: other lists within one are its own business.
    private void Follow(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _name = reader.ValueSpan.Length < 40 ? reader.GetString() ?? "" : "";
        }
        else if (reader.TokenType == JsonTokenType.StartArray && _tableDepth == 0 && _name != "db")
        {
            (_table, _tableDepth) = (_name, reader.CurrentDepth + 1);
        }
        else if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == _tableDepth - 1)
        {
            _tableDepth = 0;
        }
    }

    private void Keep(Utf8JsonReader reader)
    {
        var length = (int)reader.BytesConsumed;
        Line += _buffer.AsSpan(_begin, length).Count((byte)'\n');
        _begin += length;
        _state = reader.CurrentState;
    }

    private void Mark()
    {
        Fill();
        _begin += _buffer.AsSpan(_begin, _end - _begin).StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    private bool Fill()
    {
        if (_isOver || _end - _begin > LargestRow)
        {
            return false;
        }

        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            (_begin, _end) = (0, _end - _begin);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var length = source.Read(_buffer, _end, _buffer.Length - _end);
        _isOver = length == 0;
        _end += length;
        return true;
    }
}
