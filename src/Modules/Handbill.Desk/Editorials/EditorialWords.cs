namespace Handbill.Desk.Editorials;

/// <summary>The words of the editorial's desk and of translations; their translations stand beside it.</summary>
internal sealed class EditorialWords;
