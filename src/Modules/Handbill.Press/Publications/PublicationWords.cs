namespace Handbill.Press.Publications;

/// <summary>The words of publications and issues; their translations stand beside it.</summary>
internal sealed class PublicationWords;
