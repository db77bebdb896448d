"""One thread does what must not be done by several."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dhrcode.desk.worker import Worker


def test_everything_is_done_by_one_thread_and_in_turn():
    worker, seen = Worker(), []

    def work():
        seen.append(threading.current_thread().name)
        return len(seen)

    with ThreadPoolExecutor(8) as many:
        numbers = list(many.map(lambda _: worker.do(work), range(40)))
    assert sorted(numbers) == list(range(1, 41))
    assert len(set(seen)) == 1
    assert worker.end(10)


def test_a_failure_reaches_whoever_asked():
    worker = Worker()
    with pytest.raises(ZeroDivisionError):
        worker.do(lambda: 1 // 0)
    assert worker.do(lambda: 2) == 2
    assert worker.end(10)


def test_its_end_waits_for_what_is_being_done_but_not_for_ever():
    worker, begun, go = Worker(), threading.Event(), threading.Event()
    asking = threading.Thread(target=lambda: worker.do(lambda: (begun.set(), go.wait(60))))
    asking.start()
    begun.wait(60)
    assert not worker.end(0.01)
    go.set()
    asking.join()
