namespace Handbill.Groups.Contracts;

/// <summary>What makes a passphrase good enough, for pages whose passphrases never reach the server.</summary>
public static class PassphraseRule
{
    /// <summary>The fewest characters.</summary>
    public const int Least = 14;

    /// <summary>The most characters.</summary>
    public const int Most = 256;

    /// <summary>Of fewer pieces than this, and a guesser who knows whose it is gets there.</summary>
    public const int LeastPieces = 9;

    /// <summary>What guessers begin with, parted by bars. A passphrase put together from this, forwards or backwards, is put together from few pieces.</summary>
    public const string Known =
        "abcdefghijklmnopqrstuvwxyz|01234567890123456789|qwertyuiop|qwertzuiop|azertyuiop|asdfghjkl|zxcvbnm|1qaz2wsx3edc4rfv5tgb6yhn|"
        + "password|passphrase|passwort|contraseña|motdepasse|letmein|iloveyou|welcome|admin|administrator|secret|handbill|newsletter|"
        + "correcthorsebatterystaple|thequickbrownfoxjumpsoverthelazydog|tobeornottobethatisthequestion|trustno1|changeme|iamthebest|dragon|monkey|football|baseball|sunshine|princess";
}
