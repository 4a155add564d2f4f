using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handbill.Kernel.Data;

/// <summary>Rows of one table that are new, as stores write thousands of them at once. See <see cref="HandbillDb.PutNewAsync"/>.</summary>
public sealed class NewRows
{
    private readonly string _table;

    private NewRows(string table, IReadOnlyList<NewColumn> columns, IReadOnlyCollection<object> rows)
    {
        _table = table;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The table with all of its columns in their order, as SQL names where rows go: `"table" ("a", "b")`.</summary>
    public string Into => $"\"{_table}\" ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))})";

    /// <summary>All of its columns.</summary>
    public IReadOnlyList<NewColumn> Columns { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyCollection<object> Rows { get; }

    /// <summary>Of an entity that is a row of one table.</summary>
    internal static NewRows Of<T>(IModel model, IReadOnlyCollection<T> rows)
        where T : class
    {
        var type = model.FindEntityType(typeof(T)) is { } known && !known.GetNavigations().Any(one => one.TargetEntityType.IsOwned()) ? known
            : throw new ArgumentException($"{typeof(T).Name} is not a row of one table.", nameof(rows));
        return new NewRows(type.GetTableName()!, [.. type.GetProperties().Select(property => new NewColumn(property))], rows);
    }
}

/// <summary>A column of new rows.</summary>
public sealed class NewColumn
{
    private readonly IClrPropertyGetter _read;
    private readonly Func<object?, object?>? _convert;

    internal NewColumn(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        _read = property.GetGetter();
        _convert = mapping.Converter?.ConvertToProvider;
        Name = property.GetColumnName();
        Type = mapping.StoreTypeNameBase;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The database's name of its type, without a length.</summary>
    public string Type { get; }

    /// <summary>What a row has in it, as the database keeps it; null where there is nothing.</summary>
    public object? Of(object row) => _read.GetClrValue(row) is { } value ? _convert is null ? value : _convert(value) : null;
}
