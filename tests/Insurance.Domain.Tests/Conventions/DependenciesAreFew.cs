using System.Reflection;
using System.Xml.Linq;

namespace Insurance.Domain.Tests.Conventions;

public sealed class DependenciesAreFew
{
    private static readonly string[] Allowed = ["NodaTime", "Microsoft.Extensions.DependencyInjection.Abstractions"];

    [Fact]
    public void The_assembly_refers_to_its_two_packages_and_the_framework()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var others = typeof(Money).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !Allowed.Contains(name) && !File.Exists(Path.Combine(framework, $"{name}.dll")));
        Expect.None(others);
    }

    [Fact]
    public void The_project_file_asks_for_its_two_packages_and_tools_that_stay_at_home()
    {
        var project = XDocument.Load(Path.Combine(Repository.Library, "Insurance.Domain.csproj"));
        var shipped = project.Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string?)reference.Attribute("Include"));
        Assert.Equal(Allowed.Order(StringComparer.Ordinal), shipped.Order(StringComparer.Ordinal));
        Expect.None(project.Descendants("ProjectReference"));
        Expect.None(project.Descendants("FrameworkReference"));
    }
}
