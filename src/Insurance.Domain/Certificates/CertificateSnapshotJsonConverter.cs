using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.Orders;
using Insurance.Domain.People;

namespace Insurance.Domain.Certificates;

/// <summary>Writes a stored certificate as an object; the first of its kind has no predecessor.</summary>
internal sealed class CertificateSnapshotJsonConverter : JsonConverter<CertificateSnapshot>
{
    private const string Form =
        "A certificate is a JSON object with the number version, number, order, insured, region, scheme, schemeName, period, lines, total, paidOn, bookedOn, issuedOn, digest, state and history, and the optional predecessor.";

    private const string EntryForm = "An entry is a JSON object with the strings event, on and state, and reason or successor.";

    private static readonly string[] Members =
    [
        "version", "number", "order", "insured", "region", "scheme", "schemeName", "period", "lines", "total", "paidOn", "bookedOn", "issuedOn",
        "digest", "state", "history",
    ];

    private static readonly PersonJsonConverter People = new();

    public override CertificateSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var certificate = new CertificateSnapshot(0, default, default, null!, default, default, null!, default, [], default, default, default, default, null, "", default, []);
        var members = new JsonMembers(Form, [.. Members, "predecessor"]);
        while (members.Next(ref reader) is { } name)
        {
            certificate = name switch
            {
                "version" => certificate with { Version = JsonNumbers.Version(ref reader, Form) },
                "number" => certificate with { Number = RootJsonConverter.Text<CertificateNumber>().Read(ref reader) },
                "order" => certificate with { Order = RootJsonConverter.Text<OrderId>().Read(ref reader) },
                "insured" => certificate with { Insured = People.Read(ref reader, typeof(Person), options) },
                "region" => certificate with { Region = RootJsonConverter.Text<Region>().Read(ref reader) },
                "scheme" => certificate with { Scheme = SpellingJsonConverter<Scheme>.Words.Read(ref reader) },
                "schemeName" => certificate with { SchemeName = OrderLineJson.ReadName(ref reader) },
                "period" => certificate with { Period = RootJsonConverter.Text<FeePeriod>().Read(ref reader) },
                "lines" => certificate with { Lines = OrderLineJson.ReadAll(ref reader) },
                "total" => certificate with { Total = RootJsonConverter.Text<Money>().Read(ref reader) },
                "paidOn" => certificate with { PaidOn = TextJsonConverter.Date.Read(ref reader) },
                "bookedOn" => certificate with { BookedOn = TextJsonConverter.Date.Read(ref reader) },
                "issuedOn" => certificate with { IssuedOn = TextJsonConverter.Date.Read(ref reader) },
                "predecessor" => certificate with { Predecessor = RootJsonConverter.Text<CertificateNumber>().Read(ref reader) },
                "digest" => certificate with { Digest = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "state" => certificate with { State = SpellingJsonConverter<CertificateState>.Words.Read(ref reader) },
                _ => certificate with { History = [.. JsonLists.Read(ref reader, Form, ReadEntry)] },
            };
        }

        members.Require(Members);
        return certificate;
    }

    public override void Write(Utf8JsonWriter writer, CertificateSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        RootJsonConverter.Text<CertificateNumber>().Write(writer, "number", value.Number);
        RootJsonConverter.Text<OrderId>().Write(writer, "order", value.Order);
        writer.WritePropertyName("insured");
        People.Write(writer, value.Insured, options);
        RootJsonConverter.Text<Region>().Write(writer, "region", value.Region);
        SpellingJsonConverter<Scheme>.Words.Write(writer, "scheme", value.Scheme);
        OrderLineJson.Write(writer, "schemeName", value.SchemeName);
        RootJsonConverter.Text<FeePeriod>().Write(writer, "period", value.Period);
        OrderLineJson.Write(writer, value.Lines);
        RootJsonConverter.Text<Money>().Write(writer, "total", value.Total);
        TextJsonConverter.Date.Write(writer, "paidOn", value.PaidOn);
        TextJsonConverter.Date.Write(writer, "bookedOn", value.BookedOn);
        TextJsonConverter.Date.Write(writer, "issuedOn", value.IssuedOn);
        if (value.Predecessor is { } predecessor)
        {
            RootJsonConverter.Text<CertificateNumber>().Write(writer, "predecessor", predecessor);
        }

        writer.WriteString("digest", value.Digest);
        SpellingJsonConverter<CertificateState>.Words.Write(writer, "state", value.State);
        writer.WriteStartArray("history");
        foreach (var entry in value.History)
        {
            Write(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static CertificateEntry ReadEntry(ref Utf8JsonReader reader)
    {
        var entry = new CertificateEntry(default, default, default);
        var members = new JsonMembers(EntryForm, "event", "on", "state", "reason", "successor");
        while (members.Next(ref reader) is { } name)
        {
            entry = name switch
            {
                "event" => entry with { Event = SpellingJsonConverter<CertificateEvent>.Words.Read(ref reader) },
                "on" => entry with { On = TextJsonConverter.Date.Read(ref reader) },
                "state" => entry with { State = SpellingJsonConverter<CertificateState>.Words.Read(ref reader) },
                "reason" => entry with { Reason = SpellingJsonConverter<CertificateVoidReason>.Words.Read(ref reader) },
                _ => entry with { Successor = RootJsonConverter.Text<CertificateNumber>().Read(ref reader) },
            };
        }

        members.Require("event", "on", "state");
        return entry;
    }

    private static void Write(Utf8JsonWriter writer, CertificateEntry entry)
    {
        writer.WriteStartObject();
        SpellingJsonConverter<CertificateEvent>.Words.Write(writer, "event", entry.Event);
        TextJsonConverter.Date.Write(writer, "on", entry.On);
        SpellingJsonConverter<CertificateState>.Words.Write(writer, "state", entry.State);
        if (entry.Reason is { } reason)
        {
            SpellingJsonConverter<CertificateVoidReason>.Words.Write(writer, "reason", reason);
        }

        if (entry.Successor is { } successor)
        {
            RootJsonConverter.Text<CertificateNumber>().Write(writer, "successor", successor);
        }

        writer.WriteEndObject();
    }
}
