namespace Handbill.Groups.Post;

/// <summary>The words of mail and notices; their translations stand beside it.</summary>
internal sealed class PostWords;
