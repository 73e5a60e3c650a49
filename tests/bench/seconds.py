"""Runs a command in silence and prints what it took: seconds that passed, seconds of the processors, and the
most memory it had at once in MiB. The exit status is the command's."""
import resource
import subprocess
import sys
import time

begun = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
passed, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.3f %.3f %.1f" % (passed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
sys.exit(status)
