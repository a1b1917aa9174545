using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>Writes a stored deduction run as an object; every member is there, and its parts leave out what they do not have.</summary>
internal sealed class DeductionRunSnapshotJsonConverter : JsonConverter<DeductionRunSnapshot>
{
    private const string Form =
        "A deduction run is a JSON object with the number version, id, region, scheme, the numbers year and number, dates, plannedAt, and the lists instructions, leftOut and history.";

    private const string DatesForm = "The days of a run are a JSON object with first, last, source, confidence, and the optional depositBy and locksChannels.";

    private static readonly string[] Members =
        ["version", "id", "region", "scheme", "year", "number", "dates", "plannedAt", "instructions", "leftOut", "history"];

    public override DeductionRunSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var run = new DeductionRunSnapshot(0, null!, default, default, default, 0, null!, default, [], [], []);
        var members = new JsonMembers(Form, Members);
        while (members.Next(ref reader) is { } name)
        {
            run = name switch
            {
                "version" => run with { Version = JsonNumbers.Version(ref reader, Form) },
                "id" => run with { Id = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "region" => run with { Region = RootJsonConverter.Text<Region>().Read(ref reader) },
                "scheme" => run with { Scheme = SpellingJsonConverter<Scheme>.Words.Read(ref reader) },
                "year" => run with { Year = Years.Read(ref reader, typeof(ContributionYear), options) },
                "number" => run with { Number = JsonNumbers.Version(ref reader, Form) },
                "dates" => run with { Dates = ReadDates(ref reader) },
                "plannedAt" => run with { PlannedAt = TextJsonConverter.Instant.Read(ref reader) },
                "instructions" => run with { Instructions = [.. JsonLists.Read(ref reader, Form, DeductionPartsJson.ReadInstruction)] },
                "leftOut" => run with { LeftOut = [.. JsonLists.Read(ref reader, Form, DeductionPartsJson.ReadLeftOut)] },
                _ => run with { History = [.. JsonLists.Read(ref reader, Form, DeductionPartsJson.ReadEntry)] },
            };
        }

        members.Require(Members);
        return run;
    }

    public override void Write(Utf8JsonWriter writer, DeductionRunSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        writer.WriteString("id", value.Id);
        RootJsonConverter.Text<Region>().Write(writer, "region", value.Region);
        SpellingJsonConverter<Scheme>.Words.Write(writer, "scheme", value.Scheme);
        writer.WriteNumber("year", value.Year.Number);
        writer.WriteNumber("number", value.Number);
        Write(writer, value.Dates);
        TextJsonConverter.Instant.Write(writer, "plannedAt", value.PlannedAt);
        WriteList(writer, "instructions", value.Instructions, DeductionPartsJson.Write);
        WriteList(writer, "leftOut", value.LeftOut, DeductionPartsJson.Write);
        WriteList(writer, "history", value.History, DeductionPartsJson.Write);
        writer.WriteEndObject();
    }

    private static ContributionYearJsonConverter Years { get; } = new();

    private static void WriteList<T>(Utf8JsonWriter writer, string name, ValueList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static DeductionRunDates ReadDates(ref Utf8JsonReader reader)
    {
        var first = default(LocalDate);
        var last = default(LocalDate);
        LocalDate? depositBy = null;
        Source? source = null;
        var confidence = default(Confidence);
        ValueList<PaymentChannel> locks = [];
        var members = new JsonMembers(DatesForm, "first", "last", "depositBy", "source", "confidence", "locksChannels");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "first":
                    first = TextJsonConverter.Date.Read(ref reader);
                    break;
                case "last":
                    last = TextJsonConverter.Date.Read(ref reader);
                    break;
                case "depositBy":
                    depositBy = TextJsonConverter.Date.Read(ref reader);
                    break;
                case "source":
                    source = SourceJsonConverter.Read(ref reader);
                    break;
                case "confidence":
                    confidence = SpellingJsonConverter<Confidence>.Words.Read(ref reader);
                    break;
                default:
                    locks = [.. JsonLists.Read(ref reader, DatesForm, (ref r) => SpellingJsonConverter<PaymentChannel>.Words.Read(ref r))];
                    break;
            }
        }

        members.Require("first", "last", "source", "confidence");
        return new DeductionRunDates(first, last, depositBy, source!, confidence) { LocksChannels = locks };
    }

    private static void Write(Utf8JsonWriter writer, DeductionRunDates dates)
    {
        writer.WriteStartObject("dates");
        TextJsonConverter.Date.Write(writer, "first", dates.First);
        TextJsonConverter.Date.Write(writer, "last", dates.Last);
        if (dates.DepositBy is { } day)
        {
            TextJsonConverter.Date.Write(writer, "depositBy", day);
        }

        writer.WritePropertyName("source");
        SourceJsonConverter.Write(writer, dates.Source);
        SpellingJsonConverter<Confidence>.Words.Write(writer, "confidence", dates.Confidence);
        if (dates.LocksChannels.Count > 0)
        {
            WriteList(writer, "locksChannels", dates.LocksChannels, (to, channel) => to.WriteStringValue(Spelling.Of(channel)));
        }

        writer.WriteEndObject();
    }
}
