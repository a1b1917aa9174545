using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using NodaTime;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>
/// Asks a node for what a key should hold. A wrong or missing value becomes a finding and the answer is null, so that reading goes
/// on and finds the next one.
/// </summary>
internal sealed class NodeReading(Findings findings)
{
    private const int MaxText = 400;

    /// <summary>Above any amount of law; years of it still add up in 64 bits.</summary>
    private static readonly Money MaxAmount = Money.FromYuan(1_000_000_000);

    public Findings Findings => findings;

    public static JsonNode? Optional(JsonNode parent, string key) =>
        parent.Members.TryGetValue(key, out var node) ? node.Read() : null;

    public JsonNode? Required(JsonNode parent, string key)
    {
        var node = Optional(parent, key);
        if (node is null && parent.Kind == JsonTokenType.StartObject)
        {
            findings.Add(ErrorCodes.File.MissingKey, parent, ("key", key));
        }

        return node;
    }

    public T? Wrong<T>(JsonNode node, string expected)
    {
        findings.Add(ErrorCodes.File.WrongValue, node, ("value", Described(node)), ("expected", expected));
        node.Abandon();
        return default;
    }

    public bool IsObject(JsonNode node) => node.Kind == JsonTokenType.StartObject || Wrong<bool>(node, "an object");

    /// <summary>The members of an object whose keys are ids.</summary>
    public IEnumerable<(string Id, JsonNode Node)> Entries(JsonNode? node)
    {
        if (node is null || !IsObject(node))
        {
            yield break;
        }

        foreach (var (id, member) in node.Members)
        {
            member.Read();
            if (!Identifier.IsValid(id))
            {
                findings.Add(ErrorCodes.File.WrongValue, member, ("value", JsonNode.Shown(id)), ("expected", "an id of lower-case letters, digits and hyphens"));
                member.Abandon();
            }
            else if (IsObject(member))
            {
                yield return (id, member);
            }
        }
    }

    /// <summary>The objects of an array.</summary>
    public IEnumerable<JsonNode> Objects(JsonNode? array)
    {
        if (array is null)
        {
            yield break;
        }

        if (array.Kind != JsonTokenType.StartArray)
        {
            Wrong<bool>(array, "a list");
            yield break;
        }

        foreach (var item in array.Items)
        {
            if (IsObject(item.Read()))
            {
                yield return item;
            }
        }
    }

    public string? Text(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        return node is { Kind: JsonTokenType.String, Text.Length: > 0 and <= MaxText }
            ? node.Text
            : Wrong<string>(node, string.Create(CultureInfo.InvariantCulture, $"a text of 1 to {MaxText} characters"));
    }

    public string? RequiredText(JsonNode parent, string key) => Text(Required(parent, key));

    public string? OptionalText(JsonNode parent, string key) => Text(Optional(parent, key));

    public int? Number(JsonNode? node, int least, int most)
    {
        if (node is null)
        {
            return null;
        }

        return node.Kind == JsonTokenType.Number
            && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : Wrong<int?>(node, least == most ? Digits(least) : $"a whole number from {Digits(least)} to {Digits(most)}");
    }

    public bool Flag(JsonNode parent, string key)
    {
        var node = Optional(parent, key);
        return node?.Kind switch
        {
            null or JsonTokenType.False => false,
            JsonTokenType.True => true,
            _ => Wrong<bool>(node, "true or false"),
        };
    }

    public TEnum? Word<TEnum>(JsonNode? node)
        where TEnum : struct, Enum
    {
        if (node is null)
        {
            return null;
        }

        return node.Kind == JsonTokenType.String && Spelling.TryRead<TEnum>(node.Text, out var value)
            ? value
            : Wrong<TEnum?>(node, $"one of {Spelling.All<TEnum>()}");
    }

    public ImmutableArray<TEnum> Words<TEnum>(JsonNode? node)
        where TEnum : struct, Enum
    {
        // An array: a builder would be compiled anew for each closed list.
        var items = List(node).ToList();
        var values = new TEnum[items.Count];
        var read = 0;
        foreach (var item in items)
        {
            if (Word<TEnum>(item) is { } value)
            {
                values[read++] = value;
            }
        }

        Array.Resize(ref values, read);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>The items of a list that is not empty: what names nothing is left out of the file.</summary>
    public IEnumerable<JsonNode> List(JsonNode? node)
    {
        if (node is null)
        {
            yield break;
        }

        if (node is not { Kind: JsonTokenType.StartArray, Items.Count: > 0 })
        {
            Wrong<bool>(node, "a list that is not empty");
            yield break;
        }

        foreach (var item in node.Items)
        {
            yield return item.Read();
        }
    }

    public Money? Amount(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        return node.Kind == JsonTokenType.String && Money.TryParse(node.Text, out var money) && money >= Money.Zero && money <= MaxAmount
            ? money
            : Wrong<Money?>(node, "an amount in yuan as a text with at most two decimals, such as \"1234.50\"");
    }

    /// <summary>An amount in fen or a rate in its units, as the figure's unit asks.</summary>
    public long? Units(FigureUnit unit, JsonNode? node)
    {
        if (node is null || unit != FigureUnit.Rate)
        {
            return Amount(node)?.Fen;
        }

        return node.Kind == JsonTokenType.String && Rate.TryParse(node.Text, out var rate)
            ? rate.Units
            : Wrong<long?>(node, "a rate between 0 and 1 as a text, such as \"0.04\"");
    }

    /// <summary>A calendar month, <c>01</c> to <c>12</c>.</summary>
    public int? CalendarMonth(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        return node is { Kind: JsonTokenType.String, Text.Length: 2 }
            && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && month is >= 1 and <= 12
            ? month
            : Wrong<int?>(node, "a month as a text, 01 to 12");
    }

    public LocalDate? Date(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        return node.Kind == JsonTokenType.String && IsoText.TryDate(node.Text, out var date)
            ? date
            : Wrong<LocalDate?>(node, "a date such as 2024-12-24");
    }

    public LocalizedText? Names(JsonNode? node)
    {
        if (node is null || !IsObject(node))
        {
            return null;
        }

        var (zh, en, es) = (RequiredText(node, "zh"), RequiredText(node, "en"), RequiredText(node, "es"));
        return zh is null || en is null || es is null ? null : new LocalizedText(en, zh, es);
    }

    /// <summary>Months: <c>2023</c>, <c>2017..2025</c>, <c>2025-07</c> or <c>2025-07..2026-06</c>, closed at both ends.</summary>
    public FeePeriod? Months(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var ends = node.Kind == JsonTokenType.String ? node.Text!.Split("..") : [];
        return ends.Length is 1 or 2
            && TryMonths(ends[0], out var first)
            && TryMonths(ends[^1], out var last)
            && ends[0].Length == ends[^1].Length
            && FeePeriod.Between(first.From, last.Through).TryGet(out var period, out _)
            ? period
            : Wrong<FeePeriod?>(node, "years or months with both ends, such as 2023, 2017..2025 or 2025-07..2025-12");
    }

    private static bool TryMonths(string text, out FeePeriod period)
    {
        period = default;
        if (text.Length == 4
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ContributionYear.Read(number).TryGet(out var year, out _))
        {
            period = year.Months;
            return true;
        }

        if (IsoText.TryMonth(text, out var month) && month.Year is >= ContributionYear.MinYear and <= ContributionYear.MaxYear)
        {
            period = FeePeriod.Of(month, month);
            return true;
        }

        return false;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Described(JsonNode node) => node.Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        JsonTokenType.Number => $"the number {JsonNode.Shown(node.Text)}",
        _ => JsonNode.Shown(node.Text),
    };
}
