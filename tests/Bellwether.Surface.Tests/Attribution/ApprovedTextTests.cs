using Bellwether.Tests;

namespace Bellwether.Surface.Tests.Attribution;

/// <summary>The words and tables of both answers, as a person approved them; without the data-set line, which names the store.</summary>
public sealed class ApprovedTextTests
{
    [Theory]
    [InlineData("attribution", "attribution sample-growth sample-blue30 --by export --period month")]
    [InlineData("attribution-geometric", "attribution sample-growth sample-large --by export --method geometric")]
    [InlineData("gap", "gap sample-growth sample-blue30")]
    public void Is_approved(string name, string line)
    {
        var text = Stores.Sample.Type($"{line} --since 2018-12-26 --until 2019-04-05").Done().Output;
        Approved.Verify(text[..text.IndexOf("────\nData set", StringComparison.Ordinal)].TrimEnd('─', '\n') + "\n", name, project: "Bellwether.Surface.Tests");
    }
}
