using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Forms;

/// <summary>Puts strips on pages, and on pages after the first a running head.</summary>
internal sealed class FormPager(FormType type, FormArea area)
{
    private const double RunningSize = 8.5;
    private const double RunningHeight = 22;

    private readonly List<PageContent> _pages = [];
    private double _y;

    public List<PageContent> Page(IReadOnlyList<FormStrip> strips, Form form)
    {
        NewPage();
        for (var index = 0; index < strips.Count; index++)
        {
            Put(strips, index);
        }

        for (var page = 0; page < _pages.Count; page++)
        {
            RunningHead(page, form);
        }

        return _pages;
    }

    private void NewPage()
    {
        _pages.Add(area.NewPage());
        _y = area.Top + (_pages.Count > 1 ? RunningHeight : 0);
    }

    private void Put(IReadOnlyList<FormStrip> strips, int index)
    {
        var strip = strips[index];
        if (_y + Together(strips, index) > area.Bottom && !IsAtHead)
        {
            NewPage();
            if (strip.Head is { } head)
            {
                head.Draw(_pages[^1], _y, true);
                _y += head.Height;
            }
        }

        if (!strip.IsAir || !IsAtHead)
        {
            strip.Draw(_pages[^1], _y, false);
            _y += strip.Height;
        }
    }

    private bool IsAtHead => _y <= area.Top + (_pages.Count > 1 ? RunningHeight : 0);

    private static double Together(IReadOnlyList<FormStrip> strips, int index)
    {
        var height = strips[index].Height;
        while (strips[index].KeepsNext && index + 1 < strips.Count)
        {
            height += strips[++index].Height;
        }

        return height;
    }

    private void RunningHead(int index, Form form)
    {
        if (_pages.Count == 1)
        {
            return;
        }

        var page = _pages[index];
        var folio = $"{LanguageFacts.Digits(index + 1, form.Language)} / {LanguageFacts.Digits(_pages.Count, form.Language)}";
        var top = index == 0 ? area.Bottom + 4 : area.Top;
        type.Place(page, type.Break(folio, RunningSize, area.Measure, strong: false, 1), area.Left(0, area.Measure), top, LineAlignment.End, -1);
        if (index > 0)
        {
            var room = area.Measure - 60;
            type.Place(page, type.Break(form.Title, RunningSize, room, strong: false, 1), area.Left(0, room), top, LineAlignment.Start, -1);
            page.Rules.Add(new PlacedRule(FormArea.Margin, area.Top + 14, area.Measure, 0.4));
        }
    }
}
