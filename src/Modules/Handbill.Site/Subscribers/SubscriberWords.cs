namespace Handbill.Site.Subscribers;

/// <summary>The words of letters to subscribers and of the pages where one asks for them; their translations stand beside it.</summary>
internal sealed class SubscriberWords;
