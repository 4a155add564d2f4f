using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Handbill.Ui.Words;

/// <summary>What is said about a value in a form that cannot be read at all, before anything of ours has looked at it.</summary>
internal static class BindingWords
{
    private static readonly WordsLocalizer T = new(new WordList(typeof(UiWords).Assembly, typeof(UiWords).FullName!));

    public static void Fill(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => T["“{0}” cannot be read here. Check how it is written.", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T["“{0}” cannot be read here. Check how it is written.", value]);
        messages.SetMissingBindRequiredValueAccessor(_ => T["Fill this in."]);
        messages.SetMissingKeyOrValueAccessor(() => T["Fill this in."]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => T["Nothing was sent. Send the form again."]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["This value cannot be read. Check how it is written."]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => T["Write a number here, in digits."]);
        messages.SetUnknownValueIsInvalidAccessor(_ => T["This value cannot be read. Check how it is written."]);
        messages.SetValueIsInvalidAccessor(value => T["“{0}” cannot be read here. Check how it is written.", value]);
        messages.SetValueMustBeANumberAccessor(_ => T["Write a number here, in digits."]);
        messages.SetValueMustNotBeNullAccessor(_ => T["Fill this in."]);
    }
}
