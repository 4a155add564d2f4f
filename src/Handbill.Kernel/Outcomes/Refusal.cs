namespace Handbill.Kernel.Outcomes;

/// <summary>Why something that a user asked for was not done, in words for them: a value, since users cause it, not bugs.</summary>
/// <param name="Field">The form field it is about; empty when it is about the whole.</param>
/// <param name="Words">What is wrong and what to do, in English: the key under which the other languages are found.</param>
/// <param name="Values">What stands for {0}, {1} … in the words.</param>
public sealed record Refusal(string Field, string Words, params object[] Values);
