using System.Globalization;
using BenchmarkDotNet.Running;
using Insurance.Benchmarks;

// The commands beside the measurements of BenchmarkDotNet; README.md tells about them.
switch (args)
{
    case ["files", .. var options]:
        return AFileOfTheProvince.Run(options);
    case [ColdCatalogue.Name, .. var options]:
        return ColdCatalogue.Run(options);
    case ["csv", var path, var rows]:
        ReferenceRows.WriteCsv(path, long.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["coverage-csv", var path, var people]:
        CoveragePeople.WriteCsv(path, long.Parse(people, CultureInfo.InvariantCulture));
        return 0;
    case [FileContenders.Naive or FileContenders.FileCopy or FileContenders.LoopCopy, var input, var output]:
        return FileContenders.Run(args[0], input, output);
}

var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).ToList();
if (summaries.Count == 0)
{
    // A filter that matches nothing must not look like a measurement; asking for a list or for help is no mistake.
    return args.Any(arg => arg is "--list" or "--help" or "--info" or "--version") ? 0 : 1;
}

// Candidates that disagree, do not build or do not run leave no report, or one without success.
return summaries.TrueForAll(summary =>
    !summary.HasCriticalValidationErrors
    && summary.Reports.Length == summary.BenchmarksCases.Length
    && summary.Reports.All(report => report.Success)) ? 0 : 1;
