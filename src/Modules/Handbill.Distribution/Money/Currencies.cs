using System.Collections.Frozen;

namespace Handbill.Distribution.Money;

/// <summary>The currencies in use, by their codes of ISO 4217 with the decimals that it gives them. Pure.</summary>
internal static class Currencies
{
    private const string WithTwo =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR "
        + "FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR "
        + "MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
        + "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";

    private const string WithNone = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string WithThree = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> Decimals = new (string Codes, int Decimals)[] { (WithNone, 0), (WithTwo, 2), (WithThree, 3) }
        .SelectMany(some => some.Codes.Split(' ').Select(code => KeyValuePair.Create(code, some.Decimals))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All codes, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Decimals.Keys.Order(StringComparer.Ordinal)];

    /// <summary>True for a code of the list: three capital letters.</summary>
    public static bool IsKnown(string? code) => code is not null && Decimals.ContainsKey(code);

    /// <summary>How many decimals amounts of a currency have: 0 to 3.</summary>
    /// <exception cref="ArgumentException">There is no such currency.</exception>
    public static int DecimalsOf(string code) =>
        Decimals.TryGetValue(code, out var decimals) ? decimals : throw new ArgumentException($"There is no currency {code}.", nameof(code));
}
