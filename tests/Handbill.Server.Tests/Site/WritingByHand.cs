using Handbill.Browser;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Site;

/// <summary>What an editor does with an article by clicking, from the desk's page of the public site or the article's own.</summary>
internal static class WritingByHand
{
    /// <summary>Opens the form of a new article and fills fields of it by their names.</summary>
    public static async Task BeginArticleAsync(this WatchedPage desk, params (string Name, string Value)[] fields)
    {
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Write an article" }).First.ClickAsync();
        foreach (var (name, value) in fields)
        {
            await desk.Page.Locator($"[name='{name}']").FillAsync(value);
        }
    }

    public static async Task PublishAsync(this WatchedPage desk)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await desk.Page.GetByText("It is out.").WaitForAsync();
    }

    /// <summary>Changes the text of the article that is open, and tells readers in a note that something was wrong.</summary>
    public static async Task CorrectAsync(this WatchedPage desk, string body, string note)
    {
        await desk.Page.Locator("[name='Text.Body']").FillAsync(body);
        await desk.Page.GetByLabel("Correction: something was wrong").CheckAsync();
        await desk.Page.Locator("[name='Note']").FillAsync(note);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await desk.Page.GetByText("It is saved.").WaitForAsync();
    }

    /// <summary>Takes the article back that is open.</summary>
    public static async Task TakeBackAsync(this WatchedPage desk, string why)
    {
        await desk.Page.GetByText("Take it back", new() { Exact = true }).ClickAsync();
        await desk.Page.Locator("[name='why']").FillAsync(why);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back now" }).ClickAsync();
        await desk.Page.GetByText("It is taken back.").WaitForAsync();
    }

    /// <summary>Sends the article that is open to the one subscriber who wants it.</summary>
    public static async Task SendByMailAsync(this WatchedPage desk)
    {
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Send by mail" }).ClickAsync();
        await desk.Page.GetByText("1 subscriber in this language wants it.").WaitForAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send it to them now" }).ClickAsync();
        await desk.Page.GetByText("The letters are on their way.").WaitForAsync();
    }
}
