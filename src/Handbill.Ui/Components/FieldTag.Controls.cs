using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

public sealed partial class FieldTag
{
    private string Current =>
        ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.AttemptedValue is { } attempted && For is not null
            ? attempted
            : Value ?? Written(For?.Model);

    private TagBuilder Control(FieldKind kind, Action<TagBuilder> describe) => kind switch
    {
        FieldKind.Select => SelectControl(describe),
        FieldKind.Lines or FieldKind.Copy => LinesControl(kind, describe),
        _ => InputControl(kind, describe),
    };

    private TagBuilder InputControl(FieldKind kind, Action<TagBuilder> describe)
    {
        var input = Named(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing });
        input.Attributes["type"] = kind switch
        {
            FieldKind.Date => "date",
            FieldKind.Time => "time",
            FieldKind.Password => "password",
            FieldKind.Search => "search",
            FieldKind.File => "file",
            _ => "text",
        };
        if (kind == FieldKind.Number)
        {
            // Not type="number": its arrows and its wheel change what nobody meant to change, and it hides what it cannot read.
            input.Attributes["inputmode"] = "numeric";
            input.AddCssClass("number");
        }

        if (kind is not (FieldKind.Password or FieldKind.File))
        {
            input.Attributes["value"] = Current;
        }

        if (Size > 0)
        {
            input.AddCssClass($"size-{Size.ToString(CultureInfo.InvariantCulture)}");
        }

        describe(input);
        return input;
    }

    private TagBuilder LinesControl(FieldKind kind, Action<TagBuilder> describe)
    {
        var area = Named(new TagBuilder("textarea"));
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        if (kind == FieldKind.Copy)
        {
            area.AddCssClass("copy");
        }

        // A browser drops the first line end of a text area; this is the one to drop.
        area.InnerHtml.AppendHtml("\n").Append(Current);
        describe(area);
        return area;
    }

    private TagBuilder SelectControl(Action<TagBuilder> describe)
    {
        var select = Named(new TagBuilder("select"));
        var current = Current;
        foreach (var choice in Items ?? [])
        {
            var option = Element("option", null, choice.Words);
            option.Attributes["value"] = choice.Value;
            if (choice.Value == current)
            {
                option.Attributes["selected"] = "";
            }

            select.InnerHtml.AppendHtml(option);
        }

        describe(select);
        return select;
    }

    private void AppendOptions(TagHelperContent content, FieldKind kind)
    {
        var chosen = Chosen();
        var at = 0;
        foreach (var choice in Items ?? [])
        {
            // The first carries the field's own id, so that the list of errors leads to it.
            var id = at == 0 ? Id : $"{Id}-{at.ToString(CultureInfo.InvariantCulture)}";
            var input = Ticked(kind == FieldKind.Radios ? "radio" : "checkbox", id, choice.Value, chosen.Contains(choice.Value));
            var hint = choice.Hint is null ? null : Element("p", "hint", choice.Hint, id + "-of");
            if (hint is not null)
            {
                input.Attributes["aria-describedby"] = id + "-of";
            }

            content.AppendHtml(Option(input, id, choice.Words, hint));
            at++;
        }
    }

    private IHtmlContent OneBox(Action<TagBuilder> describe, IHtmlContent? hint)
    {
        var input = Ticked("checkbox", Id, "true", Current.StartsWith("true", StringComparison.OrdinalIgnoreCase));
        describe(input);
        var option = Option(input, Id, Label, hint);
        // A box that is not ticked sends nothing: this says no for it.
        var no = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        no.Attributes["type"] = "hidden";
        no.Attributes["name"] = FullName;
        no.Attributes["value"] = "false";
        option.InnerHtml.AppendHtml(no);
        return option;
    }

    private static TagBuilder Option(TagBuilder input, string id, string words, IHtmlContent? hint)
    {
        var option = new TagBuilder("div");
        option.AddCssClass("option");
        var label = Element("label", null, words);
        label.Attributes["for"] = id;
        option.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (hint is not null)
        {
            option.InnerHtml.AppendHtml(hint);
        }

        return option;
    }

    private TagBuilder Ticked(string type, string id, string value, bool ticked)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        input.Attributes["id"] = id;
        input.Attributes["name"] = FullName;
        input.Attributes["value"] = value;
        if (ticked)
        {
            input.Attributes["checked"] = "";
        }

        return input;
    }

    private TagBuilder Named(TagBuilder control)
    {
        control.Attributes["id"] = Id;
        control.Attributes["name"] = FullName;
        return control;
    }

    private HashSet<string> Chosen()
    {
        if (For is not null && ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue is string[] sent ? [.. sent] : [Written(entry.RawValue)];
        }

        return For?.Model is IEnumerable many and not string ? [.. many.Cast<object?>().Select(Written)] : [Current];
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
