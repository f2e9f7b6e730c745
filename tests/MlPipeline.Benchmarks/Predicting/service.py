"""A gradient-boosting model behind Flask, as a Python service would have it."""
import json
import os
import subprocess
import sys

import joblib
import numpy

NAMES = ["work", "start_latitude", "start_longitude", "end_latitude", "end_longitude", "distance", "weekday", "hour",
         "month_1", "month_2", "month_3", "month_4", "month_5", "month_6"]
FILE = os.environ["BENCHMARK_MODEL"]


def train():
    from sklearn.ensemble import HistGradientBoostingRegressor
    random = numpy.random.default_rng(1)
    features = random.normal(size=(3000, len(NAMES)))
    seconds = 600 + 200 * features[:, 5] + random.normal(size=3000)
    joblib.dump(HistGradientBoostingRegressor(max_iter=100, max_depth=2).fit(features, seconds), FILE)


def predict(model, arguments):
    seconds = float(model.predict([[arguments[name] for name in NAMES]])[0])
    return {"output": f"The ride duration prediction is {seconds:.0f} seconds.\n", "prediction": {"value": seconds, "unit": "seconds"}}


def serve():
    from flask import Flask, request
    service = Flask(__name__)
    model = joblib.load(FILE)

    @service.post("/taxi/1/predict")
    def in_process():
        return predict(model, request.get_json()["scoring_args"])

    @service.post("/process/1/predict")
    def in_a_process():
        arguments = json.dumps(request.get_json()["scoring_args"])
        return subprocess.run([sys.executable, __file__, "once", arguments], check=True, capture_output=True).stdout

    return service


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train()
    else:
        print(json.dumps(predict(joblib.load(FILE), json.loads(sys.argv[2]))))
