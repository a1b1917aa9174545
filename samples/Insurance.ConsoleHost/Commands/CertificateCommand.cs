using System.CommandLine;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tariffs;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>certificate --paid INSTANT [--at INSTANT]</c>: when the payment certificate may be had, by Chongqing's rule.</summary>
internal static class CertificateCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var paid = new Option<string>("--paid") { Required = true, Description = "The instant of payment, such as 2023-12-31T16:30Z." };
        var at = new Option<string>("--at") { Description = "The instant at which to tell the status." };
        var command = new Command("certificate", "When the payment certificate may be had after a payment.") { paid, at };
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), result.GetValue(paid), result.GetValue(at)));
        return command;
    }

    private static int Run(Answer answer, string? paidText, string? atText)
    {
        var call = new Call(answer);
        var paid = call.Moment("paid", paidText);
        var at = call.Moment("at", atText);
        if (call.Failed || paid is null)
        {
            return call.Fail();
        }

        var policy = new CertificateAvailabilityPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China);
        if (!policy.For(Region.Chongqing, Scheme.FlexibleEmployment, ChinaStandardTime.DateOf(paid.Value)).TryGet(out var forecast, out var errors))
        {
            return answer.Refuse(errors);
        }

        var status = at is { } moment ? Spelling.Of(forecast.StatusOn(ChinaStandardTime.DateOf(moment))) : null;
        return answer.Say(
            writer =>
            {
                writer.WriteString("paidOn", Texts.Of(forecast.PaidOn));
                writer.WriteString("availableFrom", Texts.Of(forecast.From));
                writer.WriteString("availableThrough", Texts.Of(forecast.Through));
                if (status is not null)
                {
                    writer.WriteString("status", status);
                }

                writer.Warnings(forecast.Warnings);
            },
            console =>
            {
                console.WriteLine($"Paid on {Texts.Of(forecast.PaidOn)} in China: the certificate may be ready from {Texts.Of(forecast.From)} and should be by {Texts.Of(forecast.Through)}.");
                console.WriteLine($"Rule: working day {forecast.Rule.EarliestWorkingDay} to {forecast.Rule.LatestWorkingDay} after payment; {forecast.Rule.Source.Citation} ({Spelling.Of(forecast.Rule.Confidence)}).");
                if (status is not null)
                {
                    console.WriteLine($"Status: {status}");
                }

                foreach (var warning in forecast.Warnings)
                {
                    console.WriteLine($"Note: {warning.Message}");
                }
            });
    }
}
