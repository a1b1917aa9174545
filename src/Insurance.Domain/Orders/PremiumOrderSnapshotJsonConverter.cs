using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>Writes a stored order as an object; every member is there, and an entry of the history leaves out what it does not have.</summary>
internal sealed class PremiumOrderSnapshotJsonConverter : JsonConverter<PremiumOrderSnapshot>
{
    private const string Form =
        "An order is a JSON object with the number version, id, insured, payer, region, scheme, schemeName, grade, period, lines, total, channel, channelName, voucherKind, source, placedAt, warnings, state and history, and the optional payBy, payee, command, reassessment and supplementMonths.";

    private static readonly string[] Members =
    [
        "version", "id", "insured", "payer", "region", "scheme", "schemeName", "grade", "period", "lines", "total",
        "channel", "channelName", "voucherKind", "source", "placedAt", "warnings", "state", "history",
    ];

    private static readonly string[] Optional = ["payBy", "payee", "command", "reassessment", "supplementMonths"];

    private static readonly PersonJsonConverter People = new();

    public override PremiumOrderSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var order = new PremiumOrderSnapshot(
            0, default, null!, null!, default, default, null!, null!, default, [], default, default, null!, default, null!, default, [], default, []);
        var members = new JsonMembers(Form, [.. Members, .. Optional]);
        while (members.Next(ref reader) is { } name)
        {
            order = name switch
            {
                "version" => order with { Version = JsonNumbers.Version(ref reader, Form) },
                "id" => order with { Id = RootJsonConverter.Text<OrderId>().Read(ref reader) },
                "insured" => order with { Insured = People.Read(ref reader, typeof(Person), options) },
                "payer" => order with { Payer = People.Read(ref reader, typeof(Person), options) },
                "region" => order with { Region = RootJsonConverter.Text<Region>().Read(ref reader) },
                "scheme" => order with { Scheme = SpellingJsonConverter<Scheme>.Words.Read(ref reader) },
                "schemeName" => order with { SchemeName = OrderLineJson.ReadName(ref reader) },
                "grade" => order with { Grade = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "period" => order with { Period = RootJsonConverter.Text<FeePeriod>().Read(ref reader) },
                "lines" => order with { Lines = OrderLineJson.ReadAll(ref reader) },
                "total" => order with { Total = RootJsonConverter.Text<Money>().Read(ref reader) },
                "channel" => order with { Channel = SpellingJsonConverter<PaymentChannel>.Words.Read(ref reader) },
                "channelName" => order with { ChannelName = OrderLineJson.ReadName(ref reader) },
                "voucherKind" => order with { VoucherKind = SpellingJsonConverter<VoucherKind>.Words.Read(ref reader) },
                "source" => order with { Source = CitationJson.Read(ref reader) },
                "placedAt" => order with { PlacedAt = TextJsonConverter.Instant.Read(ref reader) },
                "warnings" => order with { Warnings = [.. JsonLists.Read(ref reader, Form, StoredWarning.Read)] },
                "state" => order with { State = SpellingJsonConverter<OrderState>.Words.Read(ref reader) },
                "payBy" => order with { PayBy = TextJsonConverter.Instant.Read(ref reader) },
                "payee" => order with { Payee = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "command" => order with { Command = CommandStampJson.Read(ref reader) },
                "reassessment" => order with { Reassessment = RootJsonConverter.Text<ReassessmentId>().Read(ref reader) },
                "supplementMonths" => order with { SupplementMonths = SupplementMonthsJson.Read(ref reader) },
                _ => order with { History = [.. JsonLists.Read(ref reader, Form, OrderEntryJson.Read)] },
            };
        }

        members.Require(Members);
        return order with
        {
            SupplementMonths = [.. order.SupplementMonths.Select(month => month with { Order = order.Id, Reassessment = order.Reassessment })],
        };
    }

    public override void Write(Utf8JsonWriter writer, PremiumOrderSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        RootJsonConverter.Text<OrderId>().Write(writer, "id", value.Id);
        writer.WritePropertyName("insured");
        People.Write(writer, value.Insured, options);
        writer.WritePropertyName("payer");
        People.Write(writer, value.Payer, options);
        RootJsonConverter.Text<Region>().Write(writer, "region", value.Region);
        SpellingJsonConverter<Scheme>.Words.Write(writer, "scheme", value.Scheme);
        OrderLineJson.Write(writer, "schemeName", value.SchemeName);
        writer.WriteString("grade", value.Grade);
        RootJsonConverter.Text<FeePeriod>().Write(writer, "period", value.Period);
        OrderLineJson.Write(writer, value.Lines);
        RootJsonConverter.Text<Money>().Write(writer, "total", value.Total);
        SpellingJsonConverter<PaymentChannel>.Words.Write(writer, "channel", value.Channel);
        OrderLineJson.Write(writer, "channelName", value.ChannelName);
        SpellingJsonConverter<VoucherKind>.Words.Write(writer, "voucherKind", value.VoucherKind);
        CitationJson.Write(writer, value.Source);
        TextJsonConverter.Instant.Write(writer, "placedAt", value.PlacedAt);
        if (value.PayBy is { } payBy)
        {
            TextJsonConverter.Instant.Write(writer, "payBy", payBy);
        }

        if (value.Payee is { } payee)
        {
            writer.WriteString("payee", payee);
        }

        CommandStampJson.Write(writer, value.Command);
        if (value.Reassessment is { } reassessment)
        {
            RootJsonConverter.Text<ReassessmentId>().Write(writer, "reassessment", reassessment);
        }

        SupplementMonthsJson.Write(writer, value.SupplementMonths);
        writer.WriteStartArray("warnings");
        foreach (var warning in value.Warnings)
        {
            StoredWarning.Write(writer, warning);
        }

        writer.WriteEndArray();
        SpellingJsonConverter<OrderState>.Words.Write(writer, "state", value.State);
        writer.WriteStartArray("history");
        foreach (var entry in value.History)
        {
            OrderEntryJson.Write(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
