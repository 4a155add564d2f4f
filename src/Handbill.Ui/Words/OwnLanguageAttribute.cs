namespace Handbill.Ui.Words;

/// <summary>Marks addresses that give everybody the same, in a language of their own: what a reader's account, device or browser asks for is not looked at, and no header says that it was.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnLanguageAttribute : Attribute;
