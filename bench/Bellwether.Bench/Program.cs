using BenchmarkDotNet.Running;
using Bellwether.Bench;

if (args is ["--quick", ..])
{
    Quick.Run(args.Length > 1 ? args[1] : "");
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Quick).Assembly).Run(args);
return 0;
