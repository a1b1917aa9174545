using System.Globalization;

namespace Insurance.Domain.Tests.Root;

/// <summary>What every value type promises: equality, order, and the same text everywhere.</summary>
internal static class Laws
{
    /// <summary>Two values made apart are equal in every way, and differ from a third in every way.</summary>
    public static void Equality<T>(T value, T same, T other)
        where T : struct, IEquatable<T>
    {
        Assert.True(value.Equals(same));
        Assert.True(value.Equals((object)same));
        Assert.Equal(value.GetHashCode(), same.GetHashCode());
        Assert.False(value.Equals(other));
        Assert.False(value.Equals((object)other));
        Assert.False(value.Equals(null));
        Assert.False(value.Equals(new object()));
    }

    /// <summary>The comparison of two values is that of their keys, both ways, and zero exactly when they are equal.</summary>
    public static void Order<T, TKey>(T left, T right, TKey leftKey, TKey rightKey)
        where T : IComparable<T>, IEquatable<T>
        where TKey : IComparable<TKey>
    {
        Assert.Equal(Math.Sign(leftKey.CompareTo(rightKey)), Math.Sign(left.CompareTo(right)));
        Assert.Equal(-Math.Sign(left.CompareTo(right)), Math.Sign(right.CompareTo(left)));
        Assert.Equal(left.Equals(right), left.CompareTo(right) == 0);
    }

    /// <summary>
    /// The same text under cultures that write numbers and dates otherwise. Where the process runs without culture data, the
    /// named ones do not exist: one made by hand stands for them.
    /// </summary>
    public static void SameTextEverywhere(string expected, Func<string> text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in Cultures())
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(expected, text());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static IEnumerable<CultureInfo> Cultures()
    {
        string[] wanted = ["tr-TR", "ar-SA", "zh-CN", "de-DE"];
        return CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => wanted.Contains(culture.Name)).Append(Contrary());
    }

    private static CultureInfo Contrary()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "minus";
        culture.NumberFormat.PositiveSign = "plus";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.DateTimeFormat.DateSeparator = "~";
        culture.DateTimeFormat.TimeSeparator = "~";
        culture.DateTimeFormat.ShortDatePattern = "d~M~yy";
        culture.DateTimeFormat.YearMonthPattern = "M~yy";
        return culture;
    }
}
